// The byte scan: one pass that folds and classifies 64 bytes at a time into bit masks, so that the rules on a byte's
// neighbours are shifts of masks. Swift's own SIMD comparisons are not specialized in ordinary code and run 10-20 times
// slower; this is why the scan is C.
#include "CText.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { BLOCK = 64 };

// One bit a byte of a block.
typedef struct {
  uint64_t word;        // letters and digits
  uint64_t digit;
  uint64_t apostrophe;
  uint64_t point;       // '.' and ','
  uint64_t sign;        // '#' and '@'
  uint64_t colon;
  uint64_t slash;
  uint64_t w;
  uint64_t high;        // above 127
} masks;

#if defined(__SSE2__)

// 0xFF where base <= byte < base + count.
static inline __m128i in_range(__m128i bytes, int base, int count) {
  __m128i shifted = _mm_add_epi8(bytes, _mm_set1_epi8((char)(-128 - base)));
  return _mm_cmplt_epi8(shifted, _mm_set1_epi8((char)(-128 + count)));
}

static inline uint64_t bits(__m128i flags) { return (uint64_t)(uint32_t)_mm_movemask_epi8(flags); }

static inline uint64_t equal(__m128i bytes, char value) { return bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(value))); }

static inline masks classify(const uint8_t *text, uint8_t *folded) {
  masks m = {0};
  for (int i = 0; i < BLOCK; i += 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(text + i));
    __m128i upper = in_range(bytes, 'A', 26);
    __m128i lower = _mm_or_si128(bytes, _mm_and_si128(upper, _mm_set1_epi8(0x20)));
    __m128i letter = in_range(lower, 'a', 26);
    __m128i digit = in_range(bytes, '0', 10);
    __m128i fold = _mm_or_si128(_mm_and_si128(digit, _mm_set1_epi8('0')), _mm_andnot_si128(digit, lower));
    _mm_storeu_si128((__m128i *)(folded + i), fold);
    m.word |= bits(_mm_or_si128(letter, digit)) << i;
    m.digit |= bits(digit) << i;
    m.apostrophe |= equal(bytes, '\'') << i;
    m.point |= (equal(bytes, '.') | equal(bytes, ',')) << i;
    m.sign |= (equal(bytes, '#') | equal(bytes, '@')) << i;
    m.colon |= equal(bytes, ':') << i;
    m.slash |= equal(bytes, '/') << i;
    m.w |= equal(lower, 'w') << i;
    m.high |= bits(bytes) << i;
  }
  return m;
}

#else

static inline masks classify(const uint8_t *text, uint8_t *folded) {
  masks m = {0};
  for (int i = 0; i < BLOCK; i++) {
    uint8_t byte = text[i];
    uint8_t lower = byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte;
    uint64_t bit = (uint64_t)1 << i;
    int digit = byte >= '0' && byte <= '9';
    folded[i] = digit ? '0' : lower;
    if (digit) m.digit |= bit;
    if (digit || (lower >= 'a' && lower <= 'z')) m.word |= bit;
    if (byte == '\'') m.apostrophe |= bit;
    if (byte == '.' || byte == ',') m.point |= bit;
    if (byte == '#' || byte == '@') m.sign |= bit;
    if (byte == ':') m.colon |= bit;
    if (byte == '/') m.slash |= bit;
    if (lower == 'w') m.w |= bit;
    if (byte > 127) m.high |= bit;
  }
  return m;
}

#endif

// The block at `offset`; past the end of the text it reads as zero bytes, which belong to no word.
static inline masks block(const uint8_t *text, size_t length, size_t offset, uint8_t *folded) {
  if (offset >= length) return (masks){0};
  if (length - offset >= BLOCK) return classify(text + offset, folded + offset);
  uint8_t last[BLOCK] = {0};
  memcpy(last, text + offset, length - offset);
  return classify(last, folded + offset);
}

static inline uint32_t *positions(uint64_t mask, uint32_t base, uint32_t *out) {
  while (mask) {
    *out++ = base + (uint32_t)__builtin_ctzll(mask);
    mask &= mask - 1;
  }
  return out;
}

ptrdiff_t standpoint_scan_ascii(const uint8_t *text, size_t length, uint8_t *folded, uint32_t *starts, uint32_t *ends) {
  uint32_t *start = starts, *end = ends;
  masks previous = {0}, current = block(text, length, 0, folded);
  uint64_t carry = 0;  // the last bit of the previous block's words
  for (size_t offset = 0; offset < length; offset += BLOCK) {
    masks next = block(text, length, offset + BLOCK, folded);
#define BEFORE(field) (current.field << 1 | previous.field >> 63)
#define AFTER(field) (current.field >> 1 | next.field << 63)
    uint64_t url = (current.slash & BEFORE(colon)) |
                   (current.w & BEFORE(w) & (current.w << 2 | previous.w >> 62));
    if (current.high | url) return -1;
    uint64_t word = current.word | (current.apostrophe & BEFORE(word) & AFTER(word)) |
                    (current.point & BEFORE(digit) & AFTER(digit)) |
                    (current.sign & ~BEFORE(word) & AFTER(word));
#undef BEFORE
#undef AFTER
    uint64_t shifted = word << 1 | carry;
    start = positions(word & ~shifted, (uint32_t)offset, start);
    end = positions(~word & shifted, (uint32_t)offset, end);
    carry = word >> 63;
    previous = current;
    current = next;
  }
  if (end - ends < start - starts) *end = (uint32_t)length;
  return start - starts;
}
