// What the scan knows of a block of 64 bytes, and the rare signs that it reads one by one.
#ifndef STANDPOINT_MASKS_H
#define STANDPOINT_MASKS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { BLOCK = 64 };

// One bit a byte of a block.
typedef struct {
  uint64_t word;        // letters and digits
  uint64_t digit;
  uint64_t w;           // of "www"
  uint64_t apostrophe;
  uint64_t point;       // '.' and ','
  uint64_t sign;        // '#' and '@'
  uint64_t rare;        // '/' and what is above 127
} masks;

// Looks at the slashes, the bytes above 127 and the points behind "www" of a block, and returns where curly apostrophes
// begin. `covered` is the end of the sign that began last, which may reach into the next block. `ends` and `irregular`
// begin at a statement that does not end before the block.
uint64_t standpoint_read_signs(const uint8_t *text, size_t length, size_t offset, uint64_t signs, size_t *covered,
                               const uint32_t *ends, uint8_t *irregular, size_t *irregular_count);

// The scan for each set of instructions; parameters as those of `standpoint_scan`.
typedef ptrdiff_t scan_function(const uint8_t *text, size_t length, const uint32_t *ends, size_t statements,
                                uint8_t *folded, uint32_t *bounds, uint32_t *word_ends, uint8_t *irregular,
                                size_t *irregular_count, uint32_t *joints, size_t *joint_count);
scan_function standpoint_scan_portable, standpoint_scan_sse2, standpoint_scan_avx2;

#endif
