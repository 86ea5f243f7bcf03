#ifndef STANDPOINT_CTEXT_H
#define STANDPOINT_CTEXT_H

#include <stddef.h>
#include <stdint.h>

/// Finds the words of plain ASCII text.
///
/// A word is a run of letters and digits; an apostrophe between two of them belongs to it, so do '.' and ',' between two
/// digits, and a '#' or '@' at its front. `folded` receives the text with letters in lower case and every digit as '0'.
///
/// Capacities: `folded` holds at least `length` rounded up to 64; `starts` and `ends` at least length / 2 + 9 each. The
/// bounds are byte offsets, half-open.
///
/// Returns the number of words, or -1 if the text is not for this function: it has a byte above 127, or ":/" as in a URL.
ptrdiff_t standpoint_scan_ascii(const uint8_t *text, size_t length, uint8_t *folded, uint32_t *starts, uint32_t *ends);

/// Rewrites typographic signs so that the scan can read the text: a curly apostrophe becomes the straight one; every other
/// separator of the General Punctuation and Latin-1 blocks, the euro and the trade mark sign become one space. Plain ASCII
/// is copied.
///
/// `out` holds at least `length` rounded up to 16. Where a sign was shortened, `places` receives the offset in `out` just
/// after it, and `removed` the number of bytes that are gone so far; `breaks` their number, at most length / 2.
///
/// Returns the length of the result, or -1 if the text has any other byte above 127.
ptrdiff_t standpoint_simplify(const uint8_t *text, size_t length, uint8_t *out, uint32_t *places, uint32_t *removed,
                              size_t *breaks);

#endif
