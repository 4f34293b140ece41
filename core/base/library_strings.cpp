// Emscripten's C++ library is compiled for size, without inlining: every character that a string takes costs three calls there.
// The copies of its functions here, compiled like the rest of the core, stand before the library in the link and are taken instead.
#if defined(__EMSCRIPTEN__)
#include <string>

template class std::basic_string<char>;
#endif
