// The byte scan: one pass that folds and classifies 64 bytes at a time into bit masks, so that the rules on a byte's
// neighbours are shifts of masks. Swift's own SIMD comparisons are not specialized in ordinary code and run 10-20 times
// slower; this is why the scan is C.
#include "CText.h"

#include <string.h>

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
  uint64_t slash;
  uint64_t high;        // above 127
} masks;

// The mask of a vector of flags. The empty assembly keeps the compiler from gathering masks into vectors again, which
// triples the time of the scan.
#if defined(__x86_64__)
#define BITS16(flags) ({ uint32_t bits_ = (uint32_t)__builtin_ia32_pmovmskb128((v16)(flags)); __asm__("" : "+r"(bits_)); \
                         (uint64_t)bits_; })
#define BITS32(flags) ({ uint32_t bits_ = (uint32_t)__builtin_ia32_pmovmskb256((v32)(flags)); __asm__("" : "+r"(bits_)); \
                         (uint64_t)bits_; })
#endif

typedef char v16 __attribute__((vector_size(16)));
typedef char v32 __attribute__((vector_size(32)));

// The classes of a block, `width` bytes at a time. Characters are signed: bytes above 127 are below every ASCII sign.
#define DEFINE_CLASSIFY(name, vector, width, BITS)                                              \
  ALWAYS_INLINE masks name(const uint8_t *text, uint8_t *folded) {                              \
    masks m = {0};                                                                              \
    for (int i = 0; i < BLOCK; i += width) {                                                    \
      vector bytes;                                                                             \
      memcpy(&bytes, text + i, width);                                                          \
      vector upper = (vector)((bytes >= 'A') & (bytes <= 'Z'));                                 \
      vector lower = bytes | (upper & 0x20);                                                    \
      vector letter = (vector)((lower >= 'a') & (lower <= 'z'));                                \
      vector digit = (vector)((bytes >= '0') & (bytes <= '9'));                                 \
      vector fold = (digit & '0') | (~digit & lower);                                           \
      memcpy(folded + i, &fold, width);                                                         \
      m.word |= BITS(letter | digit) << i;                                                      \
      m.digit |= BITS(digit) << i;                                                              \
      m.apostrophe |= BITS(bytes == '\'') << i;                                                 \
      m.point |= BITS((bytes == '.') | (bytes == ',')) << i;                                    \
      m.sign |= BITS((bytes == '#') | (bytes == '@')) << i;                                     \
      m.slash |= BITS(bytes == '/') << i;                                                       \
      m.high |= BITS(bytes) << i;                                                               \
    }                                                                                           \
    return m;                                                                                   \
  }

#if defined(__x86_64__)
DEFINE_CLASSIFY(classify, v16, 16, BITS16)
__attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt"))) DEFINE_CLASSIFY(classify_avx2, v32, 32, BITS32)
#else
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
    if (byte == '/') m.slash |= bit;
    if (byte > 127) m.high |= bit;
  }
  return m;
}
#endif

// The offset of the first byte above 127 from `offset` on, everything before it copied, eight bytes at a time.
ALWAYS_INLINE size_t copy_ascii(const uint8_t *text, size_t length, size_t offset, uint8_t *out) {
  while (length - offset >= 8) {
    uint64_t bytes;
    memcpy(&bytes, text + offset, 8);
    if (bytes & 0x8080808080808080u) break;
    memcpy(out, &bytes, 8);
    offset += 8;
    out += 8;
  }
  while (offset < length && text[offset] < 128) *out++ = text[offset++];
  return offset;
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

// Whether a '/' of the mask follows a ':', a sign of a URL. Slashes are rare, so they are looked at one by one.
ALWAYS_INLINE int follows_colon(const uint8_t *text, size_t offset, uint64_t slash) {
  for (; slash; slash &= slash - 1) {
    size_t place = offset + (size_t)__builtin_ctzll(slash);
    if (place > 0 && text[place - 1] == ':') return 1;
  }
  return 0;
}

// The scan over blocks that `CLASSIFY` reads. A block that reaches beyond the text is read from a copy filled up with zero
// bytes, which belong to no word.
#define DEFINE_SCAN(name, CLASSIFY)                                                                                \
  static ptrdiff_t name(const uint8_t *text, size_t length, uint8_t *folded, uint32_t *starts, uint32_t *ends) {   \
    uint32_t *start = starts, *end = ends;                                                                         \
    masks previous = {0}, current = {0};                                                                           \
    uint64_t carry = 0; /* the last bit of the previous block's words */                                           \
    for (size_t offset = 0; offset < length + BLOCK; offset += BLOCK) {                                            \
      masks next = {0};                                                                                            \
      if (offset + BLOCK <= length) {                                                                              \
        next = CLASSIFY(text + offset, folded + offset);                                                           \
      } else if (offset < length) {                                                                                \
        uint8_t last[BLOCK] = {0};                                                                                 \
        memcpy(last, text + offset, length - offset);                                                              \
        next = CLASSIFY(last, folded + offset);                                                                    \
      }                                                                                                            \
      if (next.high || (next.slash && follows_colon(text, offset, next.slash))) return -1;                         \
      if (offset > 0) {                                                                                            \
        uint64_t before_word = current.word << 1 | previous.word >> 63;                                            \
        uint64_t after_word = current.word >> 1 | next.word << 63;                                                 \
        uint64_t before_digit = current.digit << 1 | previous.digit >> 63;                                         \
        uint64_t after_digit = current.digit >> 1 | next.digit << 63;                                              \
        uint64_t word = current.word | (current.apostrophe & before_word & after_word) |                           \
                        (current.point & before_digit & after_digit) | (current.sign & ~before_word & after_word); \
        uint64_t shifted = word << 1 | carry;                                                                      \
        start = positions(word & ~shifted, (uint32_t)(offset - BLOCK), start);                                     \
        end = positions(~word & shifted, (uint32_t)(offset - BLOCK), end);                                         \
        carry = word >> 63;                                                                                        \
      }                                                                                                            \
      previous = current;                                                                                          \
      current = next;                                                                                              \
    }                                                                                                              \
    if (end - ends < start - starts) *end = (uint32_t)length;                                                      \
    return start - starts;                                                                                         \
  }

DEFINE_SCAN(scan_baseline, classify)

#if defined(__x86_64__)

// With the instructions of processors since 2013: 32 bytes at a time, and one instruction to count or find bits.
__attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt"))) DEFINE_SCAN(scan_avx2, classify_avx2)

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
