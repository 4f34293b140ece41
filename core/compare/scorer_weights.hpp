#pragma once
// Made by core/model/train/alignment/fit.py from ECB+ (annotations CC BY 3.0); do not edit.

#include "compare/likeness.hpp"
#include "compare/score.hpp"

namespace facts::compare {

/// Two claims say the same.
inline constexpr Features kScorerWeights = {
    -9.6509 /* bias */,
    1.8551 /* cosine */,
    2.3594 /* cosine_plain */,
    0.1148 /* containment */,
    -0.1168 /* names */,
    0.5530 /* names_apart */,
    0.0285 /* predicates */,
    -0.6732 /* head */,
    -0.8158 /* heads_apart */,
    0.3365 /* head_found */,
    0.8552 /* same_speaker */,
    -0.1730 /* other_speaker */,
    -0.2884 /* figures_agree */,
    -0.1964 /* figures_differ */,
    0.8077 /* times_agree */,
    0.1589 /* times_differ */,
    0.6449 /* bigrams */,
    1.0772 /* size */,
    -2.3865 /* quoted */,
    3.1553 /* meaning */,
    0.2846 /* predicates_near */,
    -1.0293 /* head_near */,
    1.9773 /* meaning_least */,
    0.8774 /* subject */,
    0.1594 /* object */,
    0.0377 /* crossed */,
    0.5433 /* lead_both */,
    1.1899 /* lead_one */,
    -0.9046 /* lead_other */,
    1.0125 /* lead_own */,
    -0.6484 /* lead_predicate */,
    0.1026 /* event_logit */,
    1.1941 /* event */,
    -3.5128 /* event_cosine */,
    -4.0291 /* event_meaning */,
    2.2649 /* event_lead_both */,
    1.4784 /* event_lead_other */,
    2.8809 /* event_containment */,
    1.1795 /* event_predicates_near */,
    -0.9674 /* event_subject */,
    2.2734 /* event_head_near */};

/// Two articles speak of one event, as the story shows it.
inline constexpr ArticleFeatures kEventWeights = {
    -3.3687 /* bias */,
    1.8058 /* cosine */,
    3.1937 /* names */,
    -0.1607 /* plain */,
    3.2316 /* leads */,
    1.6946 /* lead_names */,
    -0.2327 /* lead_plain */,
    0.9880 /* times */,
    1.2138 /* figures */,
    -0.7574 /* lead_in_other */,
    4.0474 /* cosine_here */,
    5.7125 /* names_here */};

/// The same from the two articles alone.
inline constexpr ArticleFeatures kRelatedWeights = {
    -3.7960 /* bias */,
    2.3914 /* cosine */,
    4.1210 /* names */,
    0.4878 /* plain */,
    2.5745 /* leads */,
    1.7527 /* lead_names */,
    -0.1617 /* lead_plain */,
    0.9261 /* times */,
    1.3206 /* figures */,
    -0.2102 /* lead_in_other */,
    0.0000 /* cosine_here */,
    0.0000 /* names_here */};

}  // namespace facts::compare
