// The byte scan: one pass that folds and classifies 64 bytes at a time into bit masks, so that the rules on a byte's
// neighbours are shifts of masks. Swift's own SIMD comparisons are not specialized in ordinary code and run 10-20 times
// slower; this is why the scan is C.
#include "CText.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// Inlined for the sake of `scan_avx2`: what is not inlined there is compiled for the oldest processor.
#define ALWAYS_INLINE static inline __attribute__((always_inline))

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
ALWAYS_INLINE __m128i in_range(__m128i bytes, int base, int count) {
  __m128i shifted = _mm_add_epi8(bytes, _mm_set1_epi8((char)(-128 - base)));
  return _mm_cmplt_epi8(shifted, _mm_set1_epi8((char)(-128 + count)));
}

ALWAYS_INLINE uint64_t bits(__m128i flags) {
  uint32_t mask = (uint32_t)_mm_movemask_epi8(flags);
  // Keeps the compiler from gathering masks into vectors again, which triples the time.
  __asm__("" : "+r"(mask));
  return mask;
}

ALWAYS_INLINE uint64_t equal(__m128i bytes, char value) { return bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(value))); }

ALWAYS_INLINE masks classify(const uint8_t *text, uint8_t *folded) {
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

// The offset of the first byte above 127 from `offset` on, everything before it copied.
ALWAYS_INLINE size_t copy_ascii(const uint8_t *text, size_t length, size_t offset, uint8_t *out) {
  while (length - offset >= 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(text + offset));
    _mm_storeu_si128((__m128i *)out, bytes);
    uint64_t high = bits(bytes);
    if (high) return offset + (size_t)__builtin_ctzll(high);
    offset += 16;
    out += 16;
  }
  while (offset < length && text[offset] < 128) *out++ = text[offset++];
  return offset;
}

#else

ALWAYS_INLINE size_t copy_ascii(const uint8_t *text, size_t length, size_t offset, uint8_t *out) {
  while (offset < length && text[offset] < 128) *out++ = text[offset++];
  return offset;
}

ALWAYS_INLINE masks classify(const uint8_t *text, uint8_t *folded) {
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
ALWAYS_INLINE masks block(const uint8_t *text, size_t length, size_t offset, uint8_t *folded) {
  if (offset >= length) return (masks){0};
  if (length - offset >= BLOCK) return classify(text + offset, folded + offset);
  uint8_t last[BLOCK] = {0};
  memcpy(last, text + offset, length - offset);
  return classify(last, folded + offset);
}

// Appends the places of the bits. A block of prose has about ten words, so eight are written without asking: a loop of
// unknown length costs a misprediction a block.
ALWAYS_INLINE uint32_t *positions(uint64_t mask, uint32_t base, uint32_t *out) {
  uint32_t *end = out + __builtin_popcountll(mask);
  for (int i = 0; i < 8; i++) {
    out[i] = base + (uint32_t)__builtin_ctzll(mask | (uint64_t)1 << 63);
    mask &= mask - 1;
  }
  for (out += 8; mask; mask &= mask - 1) *out++ = base + (uint32_t)__builtin_ctzll(mask);
  return end;
}

ALWAYS_INLINE ptrdiff_t scan(const uint8_t *text, size_t length, uint8_t *folded, uint32_t *starts, uint32_t *ends) {
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

static ptrdiff_t scan_baseline(const uint8_t *text, size_t length, uint8_t *folded, uint32_t *starts, uint32_t *ends) {
  return scan(text, length, folded, starts, ends);
}

#if defined(__x86_64__)

// The same code with the instructions of processors since 2013: counting and finding bits takes one instead of a dozen.
__attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt"))) static ptrdiff_t scan_avx2(
    const uint8_t *text, size_t length, uint8_t *folded, uint32_t *starts, uint32_t *ends) {
  return scan(text, length, folded, starts, ends);
}

ptrdiff_t standpoint_scan_ascii(const uint8_t *text, size_t length, uint8_t *folded, uint32_t *starts, uint32_t *ends) {
  int modern = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
  return modern ? scan_avx2(text, length, folded, starts, ends) : scan_baseline(text, length, folded, starts, ends);
}

#else

ptrdiff_t standpoint_scan_ascii(const uint8_t *text, size_t length, uint8_t *folded, uint32_t *starts, uint32_t *ends) {
  return scan_baseline(text, length, folded, starts, ends);
}

#endif

// What a typographic sign becomes and its length in bytes; 0 for any other sequence.
ALWAYS_INLINE uint8_t simplified(const uint8_t *sign, size_t available, size_t *length) {
  if (sign[0] == 0xC2 && available >= 2) {
    *length = 2;
    uint8_t last = sign[1];
    // Not the letters among Latin-1's signs, nor the soft hyphen, which vanishes.
    return last < 0x80 || last > 0xBF || last == 0xAA || last == 0xAD || last == 0xB5 || last == 0xBA ? 0 : ' ';
  }
  if (sign[0] != 0xE2 || available < 3 || (sign[2] & 0xC0) != 0x80) return 0;
  *length = 3;
  if (sign[1] == 0x80) return sign[2] == 0x99 ? '\'' : sign[2] >= 0x8B && sign[2] <= 0x8D ? 0 : ' ';
  if (sign[1] == 0x82) return sign[2] == 0xAC ? ' ' : 0;
  if (sign[1] == 0x84) return sign[2] == 0xA2 ? ' ' : 0;
  return 0;
}

ptrdiff_t standpoint_simplify(const uint8_t *text, size_t length, uint8_t *out, uint32_t *places, uint32_t *removed,
                              size_t *breaks) {
  size_t offset = 0, written = 0, count = 0;
  for (;;) {
    size_t next = copy_ascii(text, length, offset, out + written);
    written += next - offset;
    offset = next;
    if (offset >= length) break;
    size_t size = 0;
    uint8_t byte = simplified(text + offset, length - offset, &size);
    if (byte == 0) return -1;
    out[written++] = byte;
    offset += size;
    places[count] = (uint32_t)written;
    removed[count++] = (uint32_t)(offset - written);
  }
  *breaks = count;
  return (ptrdiff_t)written;
}
