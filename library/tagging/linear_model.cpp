#include "library/tagging/linear_model.hpp"

#include <linear.h>

namespace findings {
namespace {

void say_nothing(const char*) {}

struct ModelDeleter {
    void operator()(model* trained) const { free_and_destroy_model(&trained); }
};

}  // namespace

/// In the form of liblinear: columns count from 1, a row ends in -1.
struct LinearProblem::State {
    std::size_t columns;
    std::vector<feature_node> nodes = {};
    std::vector<std::size_t> starts = {0};  ///< of the rows, and of the one to come
};

LinearProblem::LinearProblem(std::size_t columns) : state_(std::make_unique<State>(State{columns}))
{
    set_print_string_function(&say_nothing);
}

LinearProblem::~LinearProblem() = default;

void LinearProblem::add(std::size_t column, double number)
{
    state_->nodes.push_back({static_cast<int>(column) + 1, number});
}

void LinearProblem::end_row()
{
    state_->nodes.push_back({-1, 0.0});
    state_->starts.push_back(state_->nodes.size());
}

std::size_t LinearProblem::rows() const
{
    return state_->starts.size() - 1;
}

std::vector<double> LinearProblem::learn(const std::vector<bool>& answers,
                                         const LinearLearning& learning) const
{
    std::vector<double> signs;
    std::vector<feature_node*> rows;
    for (std::size_t row = 0; row < answers.size(); ++row) {
        signs.push_back(answers[row] ? 1.0 : -1.0);
        rows.push_back(state_->nodes.data() + state_->starts[row]);
    }
    const problem what{.l = static_cast<int>(rows.size()),
                       .n = static_cast<int>(state_->columns),
                       .y = signs.data(),
                       .x = rows.data(),
                       .bias = -1};
    int yes = 1;
    double cost_of_yes = learning.cost_of_yes;
    const bool is_logistic = learning.loss == LinearLoss::logistic;
    const parameter wanted{.solver_type = is_logistic ? L2R_LR : L2R_L2LOSS_SVC,
                           .eps = learning.precision,
                           .C = learning.cost,
                           .nr_weight = 1,
                           .weight_label = &yes,
                           .weight = &cost_of_yes,
                           .p = 0.1,
                           .init_sol = nullptr};
    const std::unique_ptr<model, ModelDeleter> trained(train(&what, &wanted));
    // liblinear's first class is that of the first row
    const double sign = trained->label[0] == 1 ? 1.0 : -1.0;
    std::vector<double> weights;
    for (std::size_t column = 0; column < state_->columns; ++column)
        weights.push_back(sign * trained->w[column]);
    return weights;
}

}  // namespace findings
