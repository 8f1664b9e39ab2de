// Memory for coroutine frames.
#pragma once

#include <cstddef>

namespace yuyan::calendar::frame_memory {

/// As operator new and delete, but what is given back is kept for the next frame of about that
/// size: a process for each customer or casualty makes and ends frames all the time. Kept by each
/// thread for itself; no state that anybody can see. With sanitizers it is operator new and delete.
[[nodiscard]] void* allocate(std::size_t bytes);
void release(void* frame, std::size_t bytes) noexcept;

}  // namespace yuyan::calendar::frame_memory
