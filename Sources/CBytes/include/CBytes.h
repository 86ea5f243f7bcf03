#ifndef STANDPOINT_CBYTES_H
#define STANDPOINT_CBYTES_H

#include <stddef.h>
#include <stdint.h>

// Searches that readers and writers of rows spend their time in, sixteen bytes a step. Each returns the first index in
// from ..< end whose byte is looked for, or end.

/// A line feed.
size_t standpoint_find_line_feed(const uint8_t *bytes, size_t from, size_t end);
/// What ends or interrupts the inside of a JSON string: a quotation mark or a backslash.
size_t standpoint_find_quote_or_backslash(const uint8_t *bytes, size_t from, size_t end);
/// What may not stand unescaped in the JSON strings we write, or may not for all that follows: '"', '\\', a control
/// below 0x20, 0x7F, or one of the lead bytes C2 and E2.
size_t standpoint_find_json_special(const uint8_t *bytes, size_t from, size_t end);
/// What makes a CSV field need quotation marks: ',', '"', a carriage return or a line feed.
size_t standpoint_find_csv_special(const uint8_t *bytes, size_t from, size_t end);
/// A quotation mark.
size_t standpoint_find_quote(const uint8_t *bytes, size_t from, size_t end);
/// A zero byte.
size_t standpoint_find_nul(const uint8_t *bytes, size_t from, size_t end);
/// A byte above 127.
size_t standpoint_find_non_ascii(const uint8_t *bytes, size_t from, size_t end);

/// The number of line feeds in from ..< end.
size_t standpoint_count_line_feeds(const uint8_t *bytes, size_t from, size_t end);

#endif
