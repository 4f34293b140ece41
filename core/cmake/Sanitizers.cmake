# -fno-rtti leaves UBSan's vptr check nothing to look at, so it is off; every other finding ends the program.
if(FACTS_SANITIZE)
  set(flags -fsanitize=address,undefined -fno-sanitize=vptr -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_compile_options(${flags})
  add_link_options(${flags})
  unset(flags)
endif()
