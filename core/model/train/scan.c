// h[t] = h[t-1] + z[t] * (c[t] - h[t-1]) over time, for each row of a batch, and its gradient. Layout [batch][time][width].
// Built by network.py with the system's C compiler, because a loop over time in Python costs more than all matrices together.
#include <stdint.h>
#include <string.h>

void scan_forward(const float* z, const float* c, float* h, int64_t batch, int64_t time, int64_t width, int reverse) {
  for (int64_t b = 0; b < batch; ++b) {
    const float* before = 0;
    for (int64_t s = 0; s < time; ++s) {
      const int64_t t = reverse ? time - 1 - s : s, at = (b * time + t) * width;
      if (before) for (int64_t i = 0; i < width; ++i) h[at + i] = before[i] + z[at + i] * (c[at + i] - before[i]);
      else for (int64_t i = 0; i < width; ++i) h[at + i] = z[at + i] * c[at + i];
      before = h + at;
    }
  }
}

void scan_backward(const float* z, const float* c, const float* h, const float* dh, float* dz, float* dc,
                   int64_t batch, int64_t time, int64_t width, int reverse) {
  float carry[1024];
  for (int64_t b = 0; b < batch; ++b) {
    memset(carry, 0, sizeof carry);
    for (int64_t s = time - 1; s >= 0; --s) {
      const int64_t t = reverse ? time - 1 - s : s, at = (b * time + t) * width;
      const float* before = s == 0 ? 0 : h + (b * time + (reverse ? t + 1 : t - 1)) * width;
      for (int64_t i = 0; i < width; ++i) {
        const float g = dh[at + i] + carry[i], old = before ? before[i] : 0.0f;
        dz[at + i] = g * (c[at + i] - old);
        dc[at + i] = g * z[at + i];
        carry[i] = g * (1.0f - z[at + i]);
      }
    }
  }
}
