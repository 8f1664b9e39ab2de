#include "sim/chance/stream.h"

#include "sim/chance/distribution.h"

namespace yuyan::chance {

double Stream::draw(const Distribution& distribution, std::uint64_t index) const {
  Words words_of_draw = words(index);
  return sample(distribution, words_of_draw);
}

}  // namespace yuyan::chance
