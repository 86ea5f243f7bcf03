#include "CBytes.h"

// Vectors of the compiler rather than intrinsics: one source for every processor, and the masks are gathered by a
// comparison with zero, which is what each of them does well.
typedef uint8_t Vector __attribute__((vector_size(16)));
typedef uint64_t Halves __attribute__((vector_size(16)));

static inline Vector load(const uint8_t *bytes) {
  Vector vector;
  __builtin_memcpy(&vector, bytes, sizeof vector);
  return vector;
}

static inline int isAny(Vector mask) {
  Halves halves = (Halves)mask;
  return (halves[0] | halves[1]) != 0;
}

// Steps of sixteen while nothing is found, then byte by byte: a hit ends the search, so its place within the step is
// looked for once.
#define SEARCH(name, vectorTest, byteTest)                                \
  size_t name(const uint8_t *bytes, size_t from, size_t end) {            \
    size_t index = from;                                                  \
    while (end - index >= 16) {                                           \
      Vector v = load(bytes + index);                                     \
      if (isAny((Vector)(vectorTest))) break;                             \
      index += 16;                                                        \
    }                                                                     \
    for (; index < end; ++index) {                                        \
      uint8_t b = bytes[index];                                           \
      if (byteTest) break;                                                \
    }                                                                     \
    return index;                                                         \
  }

SEARCH(standpoint_find_line_feed, v == '\n', b == '\n')
SEARCH(standpoint_find_quote_or_backslash, (v == '"') | (v == '\\'), b == '"' || b == '\\')
SEARCH(standpoint_find_json_special, (v == '"') | (v == '\\') | (v < 0x20) | (v == 0x7F) | (v == 0xC2) | (v == 0xE2),
       b == '"' || b == '\\' || b < 0x20 || b == 0x7F || b == 0xC2 || b == 0xE2)
SEARCH(standpoint_find_csv_special, (v == ',') | (v == '"') | (v == '\r') | (v == '\n'),
       b == ',' || b == '"' || b == '\r' || b == '\n')
SEARCH(standpoint_find_quote, v == '"', b == '"')
SEARCH(standpoint_find_non_ascii, v >= 0x80, b >= 0x80)

SEARCH(standpoint_find_nul, v == 0, b == 0)

size_t standpoint_count_line_feeds(const uint8_t *bytes, size_t from, size_t end) {
  size_t count = 0, index = from;
  while (end - index >= 16) {
    // A true comparison is 255, which is -1: the lanes count up to 255 steps before they are summed.
    Vector lanes = {0};
    for (int step = 0; step < 255 && end - index >= 16; ++step, index += 16) {
      lanes -= (Vector)(load(bytes + index) == '\n');
    }
    for (int lane = 0; lane < 16; ++lane) count += lanes[lane];
  }
  for (; index < end; ++index) count += bytes[index] == '\n';
  return count;
}
