// The choice of a scan by what the processor has.
#include "CText.h"
#include "masks.h"

int standpoint_scan_supports(int kind) {
  switch (kind) {
    case STANDPOINT_SCAN_BEST:
    case STANDPOINT_SCAN_PORTABLE: return 1;
#if defined(__x86_64__)
    case STANDPOINT_SCAN_SSE2: return 1;
    case STANDPOINT_SCAN_AVX2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
             __builtin_cpu_supports("popcnt");
#endif
    default: return 0;
  }
}

static scan_function *scan_of(int kind) {
#if defined(__x86_64__)
  // Always asked for anew: it is a few loads and tests, and a variable would be shared by threads.
  if (kind == STANDPOINT_SCAN_BEST) {
    kind = standpoint_scan_supports(STANDPOINT_SCAN_AVX2) ? STANDPOINT_SCAN_AVX2 : STANDPOINT_SCAN_SSE2;
  }
  if (kind == STANDPOINT_SCAN_AVX2) return standpoint_scan_avx2;
  if (kind == STANDPOINT_SCAN_SSE2) return standpoint_scan_sse2;
#else
  (void)kind;
#endif
  return standpoint_scan_portable;
}

ptrdiff_t standpoint_scan(int kind, const uint8_t *text, size_t length, const uint32_t *ends, size_t statements,
                          uint8_t *folded, uint32_t *bounds, uint32_t *word_ends, uint8_t *irregular,
                          size_t *irregular_count, uint32_t *joints, size_t *joint_count) {
  return scan_of(kind)(text, length, ends, statements, folded, bounds, word_ends, irregular, irregular_count, joints,
                       joint_count);
}
