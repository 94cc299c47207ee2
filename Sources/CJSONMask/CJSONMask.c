// The functions are in the header, so that Swift can inline them.
#include "CJSONMask.h"
