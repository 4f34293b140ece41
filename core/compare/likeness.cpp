#include "compare/likeness.hpp"

#include <algorithm>
#include <cmath>

#include "compare/scorer_weights.hpp"

namespace facts::compare {
namespace {

constexpr std::uint32_t kLead = 3;  // headline and the sentences after it that make the lead

template <typename T>
void sort_unique_values(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

/// Share of the fewer values that both lists have; both are sorted.
template <typename T>
double share(const std::vector<T>& a, const std::vector<T>& b) {
  std::size_t both = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++both, ++i, ++j;
    else if (a[i] < b[j]) ++i;
    else ++j;
  }
  const std::size_t least = std::min(a.size(), b.size());
  return least == 0 ? 0 : static_cast<double>(both) / static_cast<double>(least);
}

double logistic(const ArticleFeatures& features, const ArticleFeatures& weights) {
  double sum = 0;
  for (std::size_t i = 0; i < kArticleFeatures; ++i) sum += weights[i] * features[i];
  return 1 / (1 + std::exp(-sum));
}

}  // namespace

const char* name(ArticleFeature feature) {
  static constexpr std::array<const char*, kArticleFeatures> kNames = {
      "bias", "cosine", "names", "plain", "leads", "lead_names", "lead_plain", "times", "figures", "lead_in_other", "cosine_here", "names_here"};
  return kNames[static_cast<std::size_t>(feature)];
}

Likeness::Likeness(const std::vector<Profile>& profiles, const Weights& weights, std::size_t articles)
    : sketches_(articles), weights_(weights) {
  std::vector<Ids> all(articles), lead(articles);
  for (const Profile& p : profiles) {
    const std::uint32_t a = p.member.article;
    all[a].insert(all[a].end(), p.terms.begin(), p.terms.end());
    if (p.sentence < kLead) lead[a].insert(lead[a].end(), p.terms.begin(), p.terms.end());
    sketches_[a].times.insert(sketches_[a].times.end(), p.times.begin(), p.times.end());
    for (const Amount& amount : p.amounts) {
      if (amount.min) sketches_[a].figures.push_back(*amount.min);
      else if (amount.max) sketches_[a].figures.push_back(*amount.max);
    }
  }
  const auto weigh = [&](Ids& terms, std::vector<TermWeight>& out) {
    std::sort(terms.begin(), terms.end());
    for (std::size_t i = 0, j = 0; i < terms.size(); i = j) {
      while (j < terms.size() && terms[j] == terms[i]) ++j;
      out.push_back({terms[i], weights.background(terms[i]) * (1 + std::log(static_cast<double>(j - i)))});
    }
  };
  for (std::size_t a = 0; a < articles; ++a) {
    weigh(all[a], sketches_[a].all);
    weigh(lead[a], sketches_[a].lead);
  }
  std::vector<std::uint32_t> holders(weights.size(), 0);
  for (const Sketch& s : sketches_) {
    for (const TermWeight& t : s.all) ++holders[t.term];
  }
  const double total = static_cast<double>(articles) + 1;
  for (Sketch& s : sketches_) {
    for (TermWeight& t : s.all) {
      t.here = t.weight * std::log(total / holders[t.term]) / std::log(total);
      const bool is_name = weights.is_name(t.term);
      s.norm[0] += t.weight * t.weight;
      s.norm[is_name ? 1 : 2] += t.weight * t.weight;
      s.norm[4] += t.here * t.here;
      if (is_name) s.norm[5] += t.here * t.here;
    }
    for (const TermWeight& t : s.lead) s.norm[3] += t.weight * t.weight;
    for (double& norm : s.norm) norm = std::sqrt(norm);
    sort_unique_values(s.times);
    sort_unique_values(s.figures);
  }
}

ArticleFeatures Likeness::features(std::uint32_t one, std::uint32_t two) const {
  const Sketch& a = sketches_[one];
  const Sketch& b = sketches_[two];
  ArticleFeatures f{};
  const auto set = [&f](ArticleFeature feature, double value) { f[static_cast<std::size_t>(feature)] = value; };
  const auto ratio = [](double part, double whole) { return whole > 0 ? part / whole : 0; };
  set(ArticleFeature::bias, 1);
  std::array<double, 5> product{};
  for (std::size_t i = 0, j = 0; i < a.all.size() && j < b.all.size();) {
    if (a.all[i].term == b.all[j].term) {
      const double both = a.all[i].weight * b.all[j].weight;
      product[0] += both;
      const bool is_name = weights_.is_name(a.all[i].term);
      product[is_name ? 1 : 2] += both;
      const double here = a.all[i].here * b.all[j].here;
      product[3] += here;
      if (is_name) product[4] += here;
      ++i, ++j;
    } else if (a.all[i].term < b.all[j].term) {
      ++i;
    } else {
      ++j;
    }
  }
  set(ArticleFeature::cosine, ratio(product[0], a.norm[0] * b.norm[0]));
  set(ArticleFeature::names, ratio(product[1], a.norm[1] * b.norm[1]));
  set(ArticleFeature::plain, ratio(product[2], a.norm[2] * b.norm[2]));
  set(ArticleFeature::cosine_here, ratio(product[3], a.norm[4] * b.norm[4]));
  set(ArticleFeature::names_here, ratio(product[4], a.norm[5] * b.norm[5]));
  // Of the leads: names and other words apart, each as a share of the lighter side.
  double both = 0;
  std::array<double, 2> common{}, mass_a{}, mass_b{};
  const auto kind = [this](std::uint32_t term) { return weights_.is_name(term) ? 0u : 1u; };
  for (const TermWeight& t : a.lead) mass_a[kind(t.term)] += weights_.background(t.term);
  for (const TermWeight& t : b.lead) mass_b[kind(t.term)] += weights_.background(t.term);
  for (std::size_t i = 0, j = 0; i < a.lead.size() && j < b.lead.size();) {
    if (a.lead[i].term == b.lead[j].term) {
      both += a.lead[i].weight * b.lead[j].weight;
      common[kind(a.lead[i].term)] += weights_.background(a.lead[i].term);
      ++i, ++j;
    } else if (a.lead[i].term < b.lead[j].term) {
      ++i;
    } else {
      ++j;
    }
  }
  set(ArticleFeature::leads, ratio(both, a.norm[3] * b.norm[3]));
  set(ArticleFeature::lead_names, ratio(common[0], std::min(mass_a[0], mass_b[0])));
  set(ArticleFeature::lead_plain, ratio(common[1], std::min(mass_a[1], mass_b[1])));
  const auto cover = [&](const std::vector<TermWeight>& lead, const std::vector<TermWeight>& all) {
    double part = 0, whole = 0;
    for (std::size_t i = 0, j = 0; i < lead.size(); ++i) {
      while (j < all.size() && all[j].term < lead[i].term) ++j;
      const double weight = weights_.background(lead[i].term);
      whole += weight;
      if (j < all.size() && all[j].term == lead[i].term) part += weight;
    }
    return ratio(part, whole);
  };
  set(ArticleFeature::lead_in_other, (cover(a.lead, b.all) + cover(b.lead, a.all)) / 2);
  set(ArticleFeature::times, share(a.times, b.times));
  set(ArticleFeature::figures, share(a.figures, b.figures));
  return f;
}

double Likeness::same_event(std::uint32_t one, std::uint32_t two) const { return logistic(features(one, two), kEventWeights); }

double Likeness::related(std::uint32_t one, std::uint32_t two) const { return logistic(features(one, two), kRelatedWeights); }

}  // namespace facts::compare
