// The scan with the instructions of processors since 2013: 32 bytes at a time, and one instruction to count or find bits.
#if defined(__x86_64__)

#include <immintrin.h>

#include "masks.h"

#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2,popcnt"))), apply_to = function)

// 0xFF where base <= byte < base + count.
static inline __m256i in_range(__m256i bytes, int base, int count) {
  __m256i shifted = _mm256_add_epi8(bytes, _mm256_set1_epi8((char)(-128 - base)));
  return _mm256_cmpgt_epi8(_mm256_set1_epi8((char)(-128 + count)), shifted);
}

static inline __m256i equal(__m256i bytes, char value) { return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(value)); }

static inline uint64_t bits(__m256i low, __m256i high) {
  uint32_t first = (uint32_t)_mm256_movemask_epi8(low), second = (uint32_t)_mm256_movemask_epi8(high);
  // Keeps the compiler from gathering masks into vectors again, which triples the time.
  __asm__("" : "+r"(first), "+r"(second));
  return first | (uint64_t)second << 32;
}

static inline __m256i either(__m256i bytes, char value, char other) {
  return _mm256_or_si256(equal(bytes, value), equal(bytes, other));
}

static inline masks classify(const uint8_t *text, uint8_t *folded) {
  __m256i bytes[2], lower[2], word[2], digit[2];
  for (int i = 0; i < 2; i++) {
    bytes[i] = _mm256_loadu_si256((const __m256i *)(text + 32 * i));
    __m256i upper = in_range(bytes[i], 'A', 26);
    lower[i] = _mm256_or_si256(bytes[i], _mm256_and_si256(upper, _mm256_set1_epi8(0x20)));
    digit[i] = in_range(bytes[i], '0', 10);
    word[i] = _mm256_or_si256(in_range(lower[i], 'a', 26), digit[i]);
    __m256i fold = _mm256_blendv_epi8(lower[i], _mm256_set1_epi8('0'), digit[i]);
    _mm256_storeu_si256((__m256i *)(folded + 32 * i), fold);
  }
  return (masks){
      .word = bits(word[0], word[1]),
      .digit = bits(digit[0], digit[1]),
      .w = bits(equal(lower[0], 'w'), equal(lower[1], 'w')),
      .apostrophe = bits(equal(bytes[0], '\''), equal(bytes[1], '\'')),
      .point = bits(either(bytes[0], '.', ','), either(bytes[1], '.', ',')),
      .sign = bits(either(bytes[0], '#', '@'), either(bytes[1], '#', '@')),
      // The upper bit of a byte counts: that of a slash's flags, and that of what is above 127.
      .rare = bits(_mm256_or_si256(bytes[0], equal(bytes[0], '/')), _mm256_or_si256(bytes[1], equal(bytes[1], '/'))),
  };
}

#define FIRST_BIT(mask) _tzcnt_u64(mask)
#define SCAN standpoint_scan_avx2
#include "scan_body.h"

#pragma clang attribute pop

#endif
