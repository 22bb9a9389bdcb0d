#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace findings {

enum class LinearLoss {
    squared_hinge,  ///< support vector machines
    logistic,
};

struct LinearLearning {
    LinearLoss loss = LinearLoss::squared_hinge;
    double precision = 0.01;  ///< when to stop
    double cost = 1;          ///< of an error, against the length of the weights
    double cost_of_yes = 1;   ///< how many times that costs for a row that is to say yes
};

/// Rows of numbers, and weights learned for their columns, by liblinear (L2-regularised): this
/// file alone knows it.
class LinearProblem {
public:
    /// Of so many columns.
    explicit LinearProblem(std::size_t columns);
    ~LinearProblem();
    LinearProblem(const LinearProblem&) = delete;
    LinearProblem& operator=(const LinearProblem&) = delete;

    /// A number of the row that is being made; by ascending column.
    void add(std::size_t column, double number);
    void end_row();

    std::size_t rows() const;

    /// A weight for each column: the weighted sum of a row is positive for yes. Both answers must
    /// be there. Any number of threads may ask at a time; the same answers make the same weights.
    std::vector<double> learn(const std::vector<bool>& answers,
                              const LinearLearning& learning) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace findings
