#ifndef STANDPOINT_CTEXT_H
#define STANDPOINT_CTEXT_H

#include <stddef.h>
#include <stdint.h>

/// The instructions that a scan may use. All give the same words; a test runs each.
enum {
  STANDPOINT_SCAN_BEST = 0,      ///< the last of the others that the processor has
  STANDPOINT_SCAN_PORTABLE = 1,  ///< C without vectors
  STANDPOINT_SCAN_SSE2 = 2,      ///< any x86-64 processor
  STANDPOINT_SCAN_AVX2 = 3,      ///< those since 2013
};

/// Whether this processor can run a kind of scan.
int standpoint_scan_supports(int kind);

/// Finds the words of statements that stand one after another, each but the last with a line feed behind it.
///
/// A word is a run of letters and digits; an apostrophe, straight or curly, between two of them belongs to it, so do '.'
/// and ',' between two digits, and a '#' or '@' at its front. Typographic signs of the General Punctuation and Latin-1
/// blocks, the euro and the trade mark sign separate. A statement that may need more than these rules, because it has any
/// other byte above 127, or the ":/" or "www." of a URL, is marked as irregular; what is found in it means nothing.
///
/// - `kind`: one that the processor supports.
/// - `ends`: the offset of each statement's end, ascending; all offsets are in bytes of `text`.
/// - `folded`: receives the text with letters in lower case and every digit as '0'; `length` rounded up to 64 bytes.
/// - `bounds`: receives the start and the end of each word in turn; `length` + 65 numbers.
/// - `word_ends`: receives for each statement the number of words up to its end.
/// - `irregular`: receives 1 for each irregular statement, 0 for the others. Returns in `irregular_count` how many.
/// - `joints`: receives the number of the word of each curly apostrophe inside a word, which `folded` has as it is;
///   `length` / 3 + 1 numbers. `joint_count` receives how many they are.
///
/// Returns the number of words.
ptrdiff_t standpoint_scan(int kind, const uint8_t *text, size_t length, const uint32_t *ends, size_t statements,
                          uint8_t *folded, uint32_t *bounds, uint32_t *word_ends, uint8_t *irregular,
                          size_t *irregular_count, uint32_t *joints, size_t *joint_count);

/// Asks for a cache line that is read soon; the processor does not wait for it.
static inline void standpoint_prefetch(const void *address) { __builtin_prefetch(address); }

#endif
