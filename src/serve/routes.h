// The groups of routes; `routes()` puts them together.
#pragma once

#include <vector>

#include "serve/route.h"

namespace dragoman {

void add_status(std::vector<Route>& routes);
void add_lists(std::vector<Route>& routes);
void add_views(std::vector<Route>& routes);
void add_charts(std::vector<Route>& routes);
void add_search(std::vector<Route>& routes);
void add_changes(std::vector<Route>& routes);

}  // namespace dragoman
