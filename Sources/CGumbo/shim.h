// Gumbo, and a parse whose memory is bounded and given back at once.
//
// Gumbo frees its tree by recursion: a page of unclosed tags would overflow the stack. And it cannot be told to stop:
// markup made for it can take thousands of times its own size. So it is given memory from blocks that are freed one by
// one when the tree is done with, and when a limit is reached the parse is left by a jump, over Gumbo's frames alone.
#ifndef STANDPOINT_CGUMBO_SHIM_H
#define STANDPOINT_CGUMBO_SHIM_H

#include <gumbo.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>

struct standpoint_block {
  struct standpoint_block *previous;
};

struct standpoint_page {
  struct standpoint_block *blocks;
  char *free;
  size_t left;
  size_t allowed;
  jmp_buf escape;
  GumboOutput *output;
};

static inline void *standpoint_page_allocate(void *userdata, size_t size) {
  struct standpoint_page *page = (struct standpoint_page *)userdata;
  size = (size + 15) & ~(size_t)15;
  if (size > page->left) {
    const size_t header = 16;
    size_t taken = size > (1u << 18) ? size : 1u << 18;
    if (taken > page->allowed) longjmp(page->escape, 1);
    struct standpoint_block *block = (struct standpoint_block *)malloc(header + taken);
    if (!block) longjmp(page->escape, 1);
    page->allowed -= taken;
    block->previous = page->blocks;
    page->blocks = block;
    page->free = (char *)block + header;
    page->left = taken;
  }
  void *result = page->free;
  page->free += size;
  page->left -= size;
  return result;
}

static inline void standpoint_page_deallocate(void *userdata, void *pointer) {
  (void)userdata;
  (void)pointer;
}

/// Parses `length` bytes, which must outlive the page, in at most `allowed` bytes of memory. Null where that is not enough.
static inline struct standpoint_page *standpoint_page_parse(const char *bytes, size_t length, size_t allowed) {
  struct standpoint_page *page = (struct standpoint_page *)calloc(1, sizeof *page);
  if (!page) return NULL;
  page->allowed = allowed;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = standpoint_page_allocate;
  options.deallocator = standpoint_page_deallocate;
  options.userdata = page;
  options.max_errors = 0;
  if (setjmp(page->escape) == 0) page->output = gumbo_parse_with_options(&options, bytes, length);
  return page;
}

/// The document node, or null if there was not memory enough.
static inline const GumboNode *standpoint_page_document(const struct standpoint_page *page) {
  return page && page->output ? page->output->document : NULL;
}

static inline void standpoint_page_free(struct standpoint_page *page) {
  if (!page) return;
  for (struct standpoint_block *block = page->blocks; block;) {
    struct standpoint_block *previous = block->previous;
    free(block);
    block = previous;
  }
  free(page);
}

#endif
