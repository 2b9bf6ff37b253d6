/* layout_xml.h: XML as the tree that JSON and YAML become: an element is a map member, its
** attributes and children are its members, its text a member whose key is empty. Entities are not
** declared by anybody here: a file that declares one is refused.
*/
#ifndef GOV_LAYOUT_XML_H
#define GOV_LAYOUT_XML_H
#include "read/trees/tree.h"

/* The root element, wrapped in a map; NULL when the text is no XML (line: where it broke) or memory
 * ran out. */
const gov_node *gov_xml_read(gov_arena *arena, gov_text xml, int32_t *broken_line);

#endif
