#pragma once
// A value or an error that says what is wrong and where. The core throws nothing.

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace facts {

/// What can go wrong with an input. The names in `code_name` are those of the JSON contract.
enum class ErrorCode : std::uint8_t {
  invalid_utf8,      ///< the bytes are not UTF-8
  too_large,         ///< the article is over `Limits::article_bytes`
  invalid_json,      ///< the line or file is not JSON
  not_an_object,     ///< an article must be a JSON object
  no_text,           ///< `text` is missing, not a string, or empty
  invalid_field,     ///< a known field has the wrong type or value
  invalid_model,     ///< the weights file is damaged, foreign or of another version
  invalid_conllu,    ///< a line is not CoNLL-U
  unreadable,        ///< the file cannot be read
  invalid_argument,  ///< the call itself is wrong
};

constexpr const char* code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_utf8: return "invalid-utf8";
    case ErrorCode::too_large: return "too-large";
    case ErrorCode::invalid_json: return "invalid-json";
    case ErrorCode::not_an_object: return "not-an-object";
    case ErrorCode::no_text: return "no-text";
    case ErrorCode::invalid_field: return "invalid-field";
    case ErrorCode::invalid_model: return "invalid-model";
    case ErrorCode::invalid_conllu: return "invalid-conllu";
    case ErrorCode::unreadable: return "unreadable";
    case ErrorCode::invalid_argument: return "invalid-argument";
  }
  return "unknown";
}

/// An error: what, in words a person can act on, and the line of the input (1-based, 0 where not known).
struct Error {
  ErrorCode code = ErrorCode::invalid_argument;
  std::string message;
  std::uint64_t line = 0;
};

/// Either a value or an `Error`. Reading the side that is not there is a programming error.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)
  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() { return *std::get_if<0>(&state_); }
  const T& value() const { return *std::get_if<0>(&state_); }
  const Error& error() const { return *std::get_if<1>(&state_); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace facts
