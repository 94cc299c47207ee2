#pragma once

#include <stddef.h>
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// One bit for each of 16 bytes that ends the plain run of a JSON string: a quote, a backslash, a control character.
static inline uint32_t cjsonmask_string_end(const uint8_t *bytes) {
#if defined(__SSE2__)
    const __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)bytes);
    const __m128i quote = _mm_cmpeq_epi8(chunk, _mm_set1_epi8('"'));
    const __m128i backslash = _mm_cmpeq_epi8(chunk, _mm_set1_epi8('\\'));
    const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(chunk, _mm_set1_epi8(0x1f)), chunk);
    return (uint32_t)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, backslash), control));
#else
    uint32_t mask = 0;
    for (int i = 0; i < 16; i++)
        mask |= (uint32_t)(bytes[i] == '"' || bytes[i] == '\\' || bytes[i] < 0x20) << i;
    return mask;
#endif
}

/// One bit for each of 16 bytes that is no space: what pretty-printed JSON has most of.
static inline uint32_t cjsonmask_not_space(const uint8_t *bytes) {
#if defined(__SSE2__)
    const __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)bytes);
    return ~(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(chunk, _mm_set1_epi8(' '))) & 0xffff;
#else
    uint32_t mask = 0;
    for (int i = 0; i < 16; i++) mask |= (uint32_t)(bytes[i] != ' ') << i;
    return mask;
#endif
}

/// How many of the bytes are line feeds; compilers turn the loop into vector code.
static inline size_t cjsonmask_line_feeds(const uint8_t *bytes, size_t count) {
    size_t lines = 0;
    for (size_t i = 0; i < count; i++) lines += bytes[i] == '\n';
    return lines;
}
