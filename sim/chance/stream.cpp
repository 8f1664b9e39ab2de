#include "sim/chance/stream.h"

#include "sim/chance/distribution.h"

namespace yuyan::chance {

void Words::go_to_next_block() {
  ++counter_[1];
  block_ = Philox{}(counter_, key_);
  used_ = 0;
}

double Stream::draw(const Distribution& distribution, std::uint64_t index) const {
  // Most quantities of a scenario are plain numbers: those need no words.
  if (const auto* constant = std::get_if<Constant>(&distribution.law());
      constant && distribution.mass() > 0)
    return constant->value;
  Words words_of_draw = words(index);
  return sample(distribution, words_of_draw);
}

}  // namespace yuyan::chance
