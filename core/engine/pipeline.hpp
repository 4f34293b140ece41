#pragma once
// Runs the stages in their order over one article.

#include "article/article.hpp"
#include "base/result.hpp"
#include "claim/claim.hpp"
#include "syntax/syntax.hpp"

namespace facts::engine {

/// Everything the stages find in one article. Errors are those of `article::read`.
/// Constant in the reader, so that threads may share it.
Result<claim::Analysis> analyse(const syntax::Reader& reader, article::Source source, const article::Limits& limits = {});

}  // namespace facts::engine
