// The scan with the instructions of every x86-64 processor: 16 bytes at a time.
#if defined(__x86_64__)

#include <emmintrin.h>

#include "masks.h"

// 0xFF where base <= byte < base + count.
static inline __m128i in_range(__m128i bytes, int base, int count) {
  __m128i shifted = _mm_add_epi8(bytes, _mm_set1_epi8((char)(-128 - base)));
  return _mm_cmplt_epi8(shifted, _mm_set1_epi8((char)(-128 + count)));
}

static inline __m128i equal(__m128i bytes, char value) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(value)); }

static inline uint64_t bits(__m128i flags) {
  uint32_t mask = (uint32_t)_mm_movemask_epi8(flags);
  // Keeps the compiler from gathering masks into vectors again, which triples the time.
  __asm__("" : "+r"(mask));
  return mask;
}

static inline masks classify(const uint8_t *text, uint8_t *folded) {
  masks m = {0};
  for (int i = 0; i < BLOCK; i += 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(text + i));
    __m128i upper = in_range(bytes, 'A', 26);
    __m128i lower = _mm_or_si128(bytes, _mm_and_si128(upper, _mm_set1_epi8(0x20)));
    __m128i digit = in_range(bytes, '0', 10);
    __m128i fold = _mm_or_si128(_mm_and_si128(digit, _mm_set1_epi8('0')), _mm_andnot_si128(digit, lower));
    _mm_storeu_si128((__m128i *)(folded + i), fold);
    m.word |= bits(_mm_or_si128(in_range(lower, 'a', 26), digit)) << i;
    m.digit |= bits(digit) << i;
    m.w |= bits(equal(lower, 'w')) << i;
    m.apostrophe |= bits(equal(bytes, '\'')) << i;
    m.point |= bits(_mm_or_si128(equal(bytes, '.'), equal(bytes, ','))) << i;
    m.sign |= bits(_mm_or_si128(equal(bytes, '#'), equal(bytes, '@'))) << i;
    m.rare |= bits(_mm_or_si128(bytes, equal(bytes, '/'))) << i;
  }
  return m;
}

#define FIRST_BIT(mask) __builtin_ctzll((mask) | (uint64_t)1 << 63)
#define SCAN standpoint_scan_sse2
#include "scan_body.h"

#endif
