// The scan for any processor.
#include "masks.h"

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
    if (lower == 'w') m.w |= bit;
    if (byte == '\'') m.apostrophe |= bit;
    if (byte == '.' || byte == ',') m.point |= bit;
    if (byte == '#' || byte == '@') m.sign |= bit;
    if (byte == '/' || byte > 127) m.rare |= bit;
  }
  return m;
}

#define FIRST_BIT(mask) __builtin_ctzll((mask) | (uint64_t)1 << 63)
#define SCAN standpoint_scan_portable
#include "scan_body.h"
