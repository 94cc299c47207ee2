#include "CJSONMask.h"
