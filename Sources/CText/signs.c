// Signs that are too rare for masks of their own: slashes, and characters of more than one byte.
#include "masks.h"

typedef enum { SEPARATOR, APOSTROPHE, IRREGULAR } sign_kind;

// What the character at `text`, whose first byte is above 127, means to the scan, and its length in bytes.
static sign_kind kind(const uint8_t *text, size_t available, size_t *length) {
  *length = 1;
  if (text[0] == 0xC2 && available >= 2) {
    uint8_t last = text[1];
    // Not the letters among Latin-1's signs, nor the soft hyphen, which vanishes.
    if (last < 0x80 || last > 0xBF || last == 0xAA || last == 0xAD || last == 0xB5 || last == 0xBA) return IRREGULAR;
    *length = 2;
    return SEPARATOR;
  }
  if (text[0] != 0xE2 || available < 3 || (text[2] & 0xC0) != 0x80) return IRREGULAR;
  *length = 3;
  switch (text[1]) {
    case 0x80:
      if (text[2] == 0x99) return APOSTROPHE;
      return text[2] >= 0x8B && text[2] <= 0x8D ? IRREGULAR : SEPARATOR;  // zero-width characters vanish
    case 0x82: return text[2] == 0xAC ? SEPARATOR : IRREGULAR;            // the euro
    case 0x84: return text[2] == 0xA2 ? SEPARATOR : IRREGULAR;            // the trade mark
    default: return IRREGULAR;
  }
}

uint64_t standpoint_read_signs(const uint8_t *text, size_t length, size_t offset, uint64_t signs, size_t *covered,
                               const uint32_t *ends, uint8_t *irregular, size_t *irregular_count) {
  uint64_t curly = 0;
  for (; signs; signs &= signs - 1) {
    size_t place = offset + (size_t)__builtin_ctzll(signs);
    if (place < *covered) continue;
    sign_kind found = SEPARATOR;
    if (text[place] > 127) {
      size_t size;
      found = kind(text + place, length - place, &size);
      *covered = place + size;
    } else if (text[place] != '/' || (place > 0 && text[place - 1] == ':')) {
      found = IRREGULAR;
    }
    if (found == APOSTROPHE) curly |= (uint64_t)1 << (place - offset);
    if (found == IRREGULAR) {
      while (*ends <= place) ends++, irregular++;
      *irregular_count += !*irregular;
      *irregular = 1;
    }
  }
  return curly;
}
