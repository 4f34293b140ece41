#pragma once
// What every export reads: a comparison with its articles and, laid over both, what the reader corrected.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/offset_map.hpp"
#include "report/out.hpp"
#include "report/report.hpp"

namespace facts::report {

/// What the reader corrected, besides the groups of the comparison, which are then the reader's.
struct Edits {
  bool given = false;                  ///< false: nothing was corrected, the comparison stands as it is
  std::vector<std::string> group_ids;  ///< what the groups are called, one each
  struct Renamed {
    compare::Member claim;
    std::string name;
  };
  std::vector<Renamed> speakers;
};

/// Who says a claim.
struct Speaker {
  std::string name;            ///< empty where the article speaks for itself
  std::uint32_t entity = npos; ///< of the article, where it was resolved
  bool own = true;             ///< the article's own word
  bool named = false;
  bool corrected = false;      ///< the reader's
};

/// Read-only; refers to the comparison, the entries and the edits, which must outlive it.
class View {
 public:
  View(const compare::Comparison& comparison, const std::vector<Entry>& entries, const Edits& edits, std::string_view title);

  const compare::Comparison& comparison() const { return comparison_; }
  const std::vector<Entry>& entries() const { return entries_; }
  const std::vector<compare::Group>& groups() const { return comparison_.groups; }
  std::string group_id(std::size_t group) const;
  /// The collection's name, or a general one.
  const std::string& title() const { return title_; }

  /// Null where the article could not be read.
  const claim::Analysis* analysis(std::uint32_t article) const { return entries_[article].analysis; }
  const claim::Claim& claim(compare::Member m) const { return analysis(m.article)->claims[m.claim]; }
  /// The group a claim is in; npos where it is left out (or nothing was compared).
  std::uint32_t group_of(compare::Member m) const { return group_of_[m.article][m.claim]; }
  /// False for a claim that the reader's corrections took away.
  bool kept(compare::Member m) const { return !edits_.given || group_of(m) != npos; }

  Speaker speaker(compare::Member m) const;
  /// The claim's words on one line, as the reading text has them.
  std::string text(compare::Member m) const;
  /// The names of those who passed it on, nearest first, with "; " between.
  std::string via(compare::Member m) const;
  /// What an article is called: its outlet, else its title, else its id.
  std::string label(std::uint32_t article) const;
  /// The given title, or the first headline in the text; may be empty.
  std::string headline(std::uint32_t article) const;
  /// YYYY-MM-DD, or empty.
  std::string published(std::uint32_t article) const;

  /// Bytes of the text as it was given.
  Span given(std::uint32_t article, Span reading) const { return analysis(article)->article.to_given(reading); }
  /// Code points before a byte of the text as it was given.
  std::uint32_t code_point(std::uint32_t article, std::uint32_t given_byte) const { return (*offsets_[article])(given_byte); }
  /// Absolute name of an article for linked data: its address where it has one of its own, else a URN.
  const std::string& iri(std::uint32_t article) const { return iris_[article]; }
  /// "urn:fact-explorer:claim:<article>:c1"
  std::string claim_iri(compare::Member m) const;
  std::string group_iri(std::size_t group) const;

 private:
  const compare::Comparison& comparison_;
  const std::vector<Entry>& entries_;
  const Edits& edits_;
  std::string title_;
  std::vector<std::vector<std::uint32_t>> group_of_;
  std::vector<std::unique_ptr<OffsetConverter>> offsets_;
  std::vector<std::string> iris_;
};

/// The text percent-encoded as one segment of a URN or an address: only unreserved characters of RFC 3986 stay.
std::string encoded(std::string_view text);

/// The value of a time that is a place on the calendar, without its hour ("2024-12-26", "2024-W51", "2025"), else empty.
std::string_view day_of(std::string_view timex_value);

/// The address with everything encoded that RFC 3986 does not allow; empty unless it is http or https.
std::string web_address(std::string_view url);

}  // namespace facts::report
