#ifndef STANDPOINT_CTEXT_H
#define STANDPOINT_CTEXT_H

#include <stddef.h>
#include <stdint.h>

/// Finds the words of plain ASCII text.
///
/// A word is a run of letters and digits; an apostrophe between two of them belongs to it, so do '.' and ',' between two
/// digits, and a '#' or '@' at its front. `folded` receives the text with letters in lower case and every digit as '0'.
///
/// Capacities: `folded` holds at least `length` rounded up to 64; `starts` and `ends` at least length / 2 + 1 each. The
/// bounds are byte offsets, half-open.
///
/// Returns the number of words, or -1 if the text is not for this function: it has a byte above 127, or a sign of a URL
/// (":/" or "www").
ptrdiff_t standpoint_scan_ascii(const uint8_t *text, size_t length, uint8_t *folded, uint32_t *starts, uint32_t *ends);

#endif
