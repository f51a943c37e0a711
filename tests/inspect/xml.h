/* SPDX-License-Identifier: MIT
 *
 * A strict reader of the XML that XMP uses: no document type, UTF-8.
 */
#ifndef INSPECT_XML_H
#define INSPECT_XML_H

#include "inspect.h"

struct xml_node {
    const char *space, *name; /* namespace URI ("" none) and local name */
    int parent;               /* index, -1: top; attributes are nodes too */
    bool attribute;
    struct text text; /* between the tags, entities resolved */
};

struct xml {
    struct xml_node *nodes;
    size_t count;
    const char *error; /* NULL: well-formed */
    bool declared;     /* has an <?xml?> declaration */
};

struct xml xml_parse(struct pdf *pdf, struct bytes data);

#endif
