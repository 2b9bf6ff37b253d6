/* table_flows.c: where data goes. */
#include <stddef.h>

#include "tables/tables.h"

static const gov_column flows_columns[] = {
    {"unit_id", GOV_COLUMN_TEXT, offsetof(gov_flow, unit_id), GOV_INDEXED, "unit"},
    {"source_env", GOV_COLUMN_TEXT, offsetof(gov_flow, source_env), 0, "environment it leaves"},
    {"target_env", GOV_COLUMN_TEXT, offsetof(gov_flow, target_env), 0, "environment it reaches"},
    {"source_region", GOV_COLUMN_TEXT, offsetof(gov_flow, source_region), GOV_INDEXED,
     "region it leaves"},
    {"target_region", GOV_COLUMN_TEXT, offsetof(gov_flow, target_region), GOV_INDEXED,
     "region it reaches"},
    {"via", GOV_COLUMN_TEXT, offsetof(gov_flow, via), 0,
     "flag plan pipeline script backup; hops: several in a row; stored: kept there, not moved"},
    {"route_no", GOV_COLUMN_INT64, offsetof(gov_flow, route_no), 0, "row of gov_routes"},
    {"path", GOV_COLUMN_TEXT, offsetof(gov_flow, place.path), GOV_INDEXED, "artifact it stands in"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_flow, place.line), 0, "line it stands at, from 1"},
};
const gov_table gov_table_flows = {"gov_flows",
                                   GOV_FACT_flows,
                                   flows_columns,
                                   GOV_COLUMN_COUNT(flows_columns),
                                   "Movements of units between environments and regions.",
                                   "SELECT unit_id, source_region, target_region FROM gov_flows"};

static const gov_column lineage_columns[] = {
    {"unit_id", GOV_COLUMN_TEXT, offsetof(gov_lineage, unit_id), GOV_INDEXED, "the copy"},
    {"source_unit_id", GOV_COLUMN_TEXT, offsetof(gov_lineage, source_unit_id), GOV_INDEXED,
     "what it is made from"},
    {"via", GOV_COLUMN_TEXT, offsetof(gov_lineage, via), 0, "statement, pipeline or model"},
    {"path", GOV_COLUMN_TEXT, offsetof(gov_lineage, place.path), GOV_INDEXED,
     "artifact it stands in"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_lineage, place.line), 0, "line it stands at, from 1"},
};
const gov_table gov_table_lineage = {"gov_lineage",
                                     GOV_FACT_lineage,
                                     lineage_columns,
                                     GOV_COLUMN_COUNT(lineage_columns),
                                     "Which unit is made from which.",
                                     "SELECT source_unit_id, unit_id FROM gov_lineage"};

static const gov_column routes_columns[] = {
    {"route_no", GOV_COLUMN_INT64, offsetof(gov_route, route_no), 0, "number"},
    {"source_region", GOV_COLUMN_TEXT, offsetof(gov_route, source_region), 0,
     "region, country or area data leaves; NULL: not said"},
    {"target_region", GOV_COLUMN_TEXT, offsetof(gov_route, target_region), 0,
     "region, country or area data reaches; NULL: not said"},
    {"source_within", GOV_COLUMN_TEXT, offsetof(gov_route, source_within), 0,
     "the source and all it lies in; NULL: unknown place"},
    {"target_within", GOV_COLUMN_TEXT, offsetof(gov_route, target_within), 0, "likewise"},
    {"crosses", GOV_COLUMN_TRI, offsetof(gov_route, crosses), 0,
     "1: the two share no jurisdiction, 0: they share one, NULL: unknown"},
};
const gov_table gov_table_routes = {
    "gov_routes",
    GOV_FACT_routes,
    routes_columns,
    GOV_COLUMN_COUNT(routes_columns),
    "The different pairs of places that data moves between.",
    "SELECT source_region, target_region FROM gov_routes WHERE crosses"};
