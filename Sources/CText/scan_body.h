// The scan: one pass that folds and classifies 64 bytes at a time into bit masks, so that the rules on a byte's neighbors
// are shifts of masks. Swift's own SIMD comparisons are not specialized in ordinary code and run 10-20 times slower; this
// is why the scan is C.
//
// Included once for each set of instructions, after `classify`, which gives the masks of 64 bytes; SCAN, the function's
// name; and FIRST_BIT, the number of a mask's lowest bit, whatever that is for 0.

// The block at `offset`; past the end of the text it reads as zero bytes, which belong to no word.
static inline masks block(const uint8_t *text, size_t length, size_t offset, uint8_t *folded) {
  if (length - offset >= BLOCK) return classify(text + offset, folded + offset);
  uint8_t last[BLOCK] = {0};
  memcpy(last, text + offset, length - offset);
  return classify(last, folded + offset);
}

// Appends the places of the bits. A block of prose has about ten words, so the bounds of twelve are written without
// asking: a loop of unknown length costs a misprediction a block.
static inline uint32_t *positions(uint64_t mask, uint32_t base, uint32_t *out) {
  uint32_t *end = out + __builtin_popcountll(mask);
  for (int i = 0; i < 24; i++) {
    out[i] = base + (uint32_t)FIRST_BIT(mask);
    mask &= mask - 1;
  }
  for (out += 24; mask; mask &= mask - 1) *out++ = base + (uint32_t)FIRST_BIT(mask);
  return end;
}

// Whether a byte is a letter or digit, and whether it is a digit.
static inline uint64_t is_digit(uint8_t byte) { return (uint8_t)(byte - '0') < 10; }
static inline uint64_t is_word(uint8_t byte) { return (uint8_t)((byte | 0x20) - 'a') < 26 || is_digit(byte); }

// The curly apostrophes of a block that stand between two letters or digits; `before` has the bits of what follows one.
static uint64_t joined(uint64_t curly, uint64_t before, const uint8_t *block, size_t available) {
  uint64_t found = 0;
  for (curly &= before; curly; curly &= curly - 1) {
    size_t place = (size_t)__builtin_ctzll(curly);
    if (place + 3 < available && is_word(block[place + 3])) found |= (uint64_t)1 << place;
  }
  return found;
}

ptrdiff_t SCAN(const uint8_t *text, size_t length, const uint32_t *ends, size_t statements, uint8_t *folded,
               uint32_t *bounds, uint32_t *word_ends, uint8_t *irregular, size_t *irregular_count, uint32_t *joints,
               size_t *joint_count) {
  uint32_t *bound = bounds;
  size_t statement = 0, joint = 0;
  size_t covered = 0;  // the end of the last sign of several bytes
  // Bits of the previous block that reach into this one: its last byte as such, its words' last bit, a curly apostrophe,
  // its Ws.
  uint64_t last_word = 0, last_digit = 0, carry = 0, spill = 0, last_w = 0;
  memset(irregular, 0, statements);
  *irregular_count = 0;
  for (size_t offset = 0; offset < length; offset += BLOCK) {
    masks m = block(text, length, offset, folded);
    uint8_t next = offset + BLOCK < length ? text[offset + BLOCK] : 0;
    uint64_t before_word = m.word << 1 | last_word;
    uint64_t after_word = m.word >> 1 | is_word(next) << 63;
    uint64_t before_digit = m.digit << 1 | last_digit;
    uint64_t after_digit = m.digit >> 1 | is_digit(next) << 63;
    uint64_t word = m.word | (m.apostrophe & before_word & after_word) | (m.point & before_digit & after_digit) |
                    (m.sign & ~before_word & after_word) | spill;
    // A point behind "www".
    uint64_t address = m.point & (m.w << 1 | last_w >> 63) & (m.w << 2 | last_w >> 62) & (m.w << 3 | last_w >> 61);
    uint64_t signs = m.rare | address;
    uint64_t curly = 0;
    spill = 0;
    if (signs) {
      curly = standpoint_read_signs(text, length, offset, signs, &covered, ends + statement, irregular + statement,
                                    irregular_count);
      curly = joined(curly, before_word, text + offset, length - offset);
      word |= curly | curly << 1 | curly << 2;
      spill = curly >> 62 | curly >> 63;
    }
    uint64_t edges = word ^ (word << 1 | carry);
    for (; curly; curly &= curly - 1) {
      // An odd number of bounds: those of whole words and the start of its own.
      uint64_t before = edges & ((curly & -curly) - 1);
      joints[joint++] = (uint32_t)(bound - bounds + __builtin_popcountll(before)) / 2;
    }
    last_word = m.word >> 63;
    last_digit = m.digit >> 63;
    last_w = m.w;
    carry = word >> 63;
    for (; statement < statements && ends[statement] < offset + BLOCK; statement++) {
      uint64_t before = edges & (((uint64_t)1 << (ends[statement] & (BLOCK - 1))) - 1);
      // Each word before has both of its bounds there, but for one that ends with the statement.
      word_ends[statement] = (uint32_t)(bound - bounds + __builtin_popcountll(before) + 1) / 2;
    }
    bound = positions(edges, (uint32_t)offset, bound);
  }
  if ((bound - bounds) & 1) *bound++ = (uint32_t)length;
  for (; statement < statements; statement++) word_ends[statement] = (uint32_t)(bound - bounds) / 2;
  *joint_count = joint;
  return (bound - bounds) / 2;
}
