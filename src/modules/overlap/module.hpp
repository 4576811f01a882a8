// The module `overlap`: the index of earlier tasks on disk. So far it has no pages: the program reaches it by `thienan overlap`
// (app/overlap_commands.hpp), so there is nothing to register.
#pragma once
