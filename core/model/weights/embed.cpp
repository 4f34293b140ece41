// Puts the bytes of the weights file into the program: the assembler copies them, so that no compiler has to read
// millions of numbers. The symbols are read by syntax/embedded.cpp.
#if defined(__APPLE__)
#define FACTS_SECTION ".section __TEXT,__const\n"
#define FACTS_SYMBOL(name) "_" name
#elif defined(__wasm__)
#define FACTS_SECTION ".section .rodata.facts_weights,\"\",@\n"
#define FACTS_SYMBOL(name) name
#else
#define FACTS_SECTION ".section .rodata\n"
#define FACTS_SYMBOL(name) name
#endif

#if defined(__wasm__)
#define FACTS_SIZE(name) ".size " name ", .-" name "\n"
#else
#define FACTS_SIZE(name)
#endif

// clang-format off
__asm__(
    FACTS_SECTION
    ".globl " FACTS_SYMBOL("facts_weights_begin") "\n"
    ".globl " FACTS_SYMBOL("facts_weights_end") "\n"
    ".balign 16\n"
    FACTS_SYMBOL("facts_weights_begin") ":\n"
    ".incbin \"" FACTS_WEIGHTS_FILE "\"\n"
    FACTS_SIZE("facts_weights_begin")
    FACTS_SYMBOL("facts_weights_end") ":\n"
    ".byte 0\n"
    FACTS_SIZE("facts_weights_end")
#if !defined(__wasm__)
    ".text\n"
#endif
);
// clang-format on
