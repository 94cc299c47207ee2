#include <string.h>

#include "CISAL.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,bmi,bmi2"))) static inline

// Where each octet's digits stand in an address of octets with a, b, c and d digits: hundreds, tens and ones in the
// upper three bytes of a lane, and nothing where there is no such digit.
#define LANE(end, digits)                                                                                     \
    -1, (digits) > 2 ? (end) - 3 : -1, (digits) > 1 ? (end) - 2 : -1, (end) - 1
#define ROW(a, b, c, d)                                                                                       \
    {LANE(a, a), LANE((a) + (b) + 1, b), LANE((a) + (b) + (c) + 2, c), LANE((a) + (b) + (c) + (d) + 3, d)}
#define ROWS_C(a, b, c) ROW(a, b, c, 1), ROW(a, b, c, 2), ROW(a, b, c, 3)
#define ROWS_B(a, b) ROWS_C(a, b, 1), ROWS_C(a, b, 2), ROWS_C(a, b, 3)
#define ROWS_A(a) ROWS_B(a, 1), ROWS_B(a, 2), ROWS_B(a, 3)
static const int8_t octets[81][16] = {ROWS_A(1), ROWS_A(2), ROWS_A(3)};

AVX2 int address(const uint8_t *start, const uint8_t *end, uint32_t *value) {
    const size_t count = (size_t)(end - start);
    if (count - 7 > 8) return 0;
    const uint32_t kept = ((uint32_t)1 << count) - 1;
    const __m128i text = _mm_loadu_si128((const __m128i *)(const void *)start);
    const __m128i digits = _mm_sub_epi8(text, _mm_set1_epi8('0'));
    const __m128i isDigit = _mm_cmpeq_epi8(_mm_min_epu8(digits, _mm_set1_epi8(9)), digits);
    uint32_t dots = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(text, _mm_set1_epi8('.'))) & kept;
    if (((uint32_t)_mm_movemask_epi8(isDigit) & kept) != (kept ^ dots)) return 0;
    // Behind the last dot every place is the end's, so that a missing dot shows as an octet without digits.
    dots |= ~kept;
    const uint32_t first = _tzcnt_u32(dots);
    const uint32_t second = _tzcnt_u32(dots = _blsr_u32(dots));
    const uint32_t third = _tzcnt_u32(dots = _blsr_u32(dots));
    if (_tzcnt_u32(_blsr_u32(dots)) != count) return 0;
    const uint32_t a = first - 1, b = second - first - 2, c = third - second - 2;
    const uint32_t d = (uint32_t)count - third - 2;
    if (a > 2 || b > 2 || c > 2 || d > 2) return 0;
    const __m128i *row = (const __m128i *)(const void *)octets[a * 27 + b * 9 + c * 3 + d];
    const __m128i placed = _mm_shuffle_epi8(digits, _mm_loadu_si128(row));
    const __m128i pairs = _mm_maddubs_epi16(placed, _mm_set1_epi32(0x010a6400));
    const __m128i whole = _mm_madd_epi16(pairs, _mm_set1_epi16(1));
    if (_mm_movemask_epi8(_mm_cmpgt_epi32(whole, _mm_set1_epi32(255)))) return 0;
    *value = (uint32_t)_mm_cvtsi128_si32(_mm_shuffle_epi8(whole, _mm_set1_epi32(0x0004080c)));
    return 1;
}

// At most eight digits in three multiplications: pairs, then fours, then all.
AVX2 uint64_t eight(const uint8_t *end, size_t count, uint64_t *wrong) {
    uint64_t digits;
    memcpy(&digits, end - 8, 8);
    digits = (digits ^ 0x3030303030303030) & ~(uint64_t)0 << 8 * (8 - count);
    *wrong |= ((digits + 0x7676767676767676) | digits) & 0x8080808080808080;
    digits = digits * 10 + (digits >> 8);
    return ((digits & 0x000000ff000000ff) * 0x000f424000000064
        + (digits >> 16 & 0x000000ff000000ff) * 0x0000271000000001) >> 32;
}

AVX2 uint64_t number(const uint8_t *start, const uint8_t *end, uint64_t *wrong) {
    const size_t count = (size_t)(end - start);
    if (count - 1 < 8) return eight(end, count, wrong);
    if (count - 9 < 8) return eight(end - 8, count - 8, wrong) * 100000000 + eight(end, 8, wrong);
    *wrong = 1;
    return 0;
}

__attribute__((target("avx2,bmi,bmi2"))) static size_t records_avx2(
    const uint8_t *text, const uint32_t *fields, size_t first, const uint32_t *lines, size_t count,
    const cisal_columns *columns, cisal_times *times, cisal_record *records) {
    const cisal_columns at = *columns;
    uint64_t earliest = times->first, latest = times->last;
    const uint32_t *ends = fields + first;
    size_t index = 0;
    for (; index < count; index++) {
        const uint32_t *next = fields + lines[index] + 1;
        if (next - ends != at.count) break;
#define START(field) (text + (uint32_t)(ends[(field) - 1] + 1))
#define END(field) (text + ends[field])
        if (*START(at.status) != 'O' || ends[at.status] - ends[at.status - 1] != 3) break;
        if (*START(at.action) != 'A') break;
        cisal_record *record = records + index;
        if (!address(START(at.source), END(at.source), &record->source)) break;
        if (!address(START(at.destination), END(at.destination), &record->destination)) break;
        uint64_t wrong = 0;
        record->bytes = number(START(at.bytes), END(at.bytes), &wrong);
        record->packets = number(START(at.packets), END(at.packets), &wrong);
        const uint64_t begin = number(START(at.start), END(at.start), &wrong);
        const uint64_t end = number(START(at.end), END(at.end), &wrong);
#undef START
#undef END
        if (wrong || begin > CISAL_GREATEST_SECOND || end > CISAL_GREATEST_SECOND) break;
        if (begin - times->hour >= 3600 && begin - times->hour_before >= 3600) break;
        if (begin < earliest) earliest = begin;
        if (end > latest) latest = end;
        record->ends = ends;
        record->from = record->to = 0;
        record->cell = record->talker = 0;
        ends = next;
    }
    times->first = earliest;
    times->last = latest;
    return index;
}
#endif

size_t cisal_records(
    const uint8_t *text, const uint32_t *fields, size_t first, const uint32_t *lines, size_t count,
    const cisal_columns *columns, cisal_times *times, cisal_record *records) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2"))
        return records_avx2(text, fields, first, lines, count, columns, times, records);
#endif
    return 0;
}
