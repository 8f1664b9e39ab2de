#include "sim/calendar/frame_memory.h"

#include <array>
#include <new>
#include <utility>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define YUYAN_PLAIN_FRAMES
#endif
#endif

namespace yuyan::calendar::frame_memory {

#ifdef YUYAN_PLAIN_FRAMES

void* allocate(std::size_t bytes) { return ::operator new(bytes); }
void release(void* frame, std::size_t bytes) noexcept { ::operator delete(frame, bytes); }

#else

namespace {

constexpr std::size_t step = 64;  // sizes are rounded up to it
constexpr std::size_t classes = 32;

struct Unused {
  Unused* next;
};

// Trivial, so that it lives as long as its thread; the memory is given back with the process.
constinit thread_local std::array<Unused*, classes> unused{};

constexpr std::size_t class_of(std::size_t bytes) { return (bytes + step - 1) / step; }

}  // namespace

void* allocate(std::size_t bytes) {
  const std::size_t size = class_of(bytes);
  if (size >= classes) return ::operator new(bytes);
  Unused* const frame = unused[size];
  if (frame == nullptr) return ::operator new(size * step);
  unused[size] = frame->next;
  return frame;
}

void release(void* frame, std::size_t bytes) noexcept {
  const std::size_t size = class_of(bytes);
  if (size >= classes) return ::operator delete(frame, bytes);
  unused[size] = new (frame) Unused{unused[size]};
}

#endif

}  // namespace yuyan::calendar::frame_memory
