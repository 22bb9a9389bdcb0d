// The owner of precompiled.hpp, which comes with the command that compiles it.

int main() {}
