// libxml2's stream of events, with everything off that reads another file or unfolds an entity.
//
// The parser is handed to nobody: one function runs it from start to end. Entities that a document declares are never
// stored, hence cannot multiply; external ones and DTDs are not loaded, and the network is closed.
#ifndef STANDPOINT_CXML2_SHIM_H
#define STANDPOINT_CXML2_SHIM_H

// libxml2's converters are ICU's on Debian, and its headers would bring in ICU's own, which Swift's Foundation has in
// another version: the two do not stand in one program. Nothing here uses a converter.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

struct standpoint_xml_events {
  void *_Nonnull context;
  /// Names and values are not kept: five pointers an attribute, as startElementNsSAX2Func has them.
  void (*_Nonnull start)(void *_Nonnull context, const char *_Nonnull name, const char *_Nullable uri, int attributes,
                         const xmlChar *_Nullable *_Nullable values);
  void (*_Nonnull end)(void *_Nonnull context);
  void (*_Nonnull text)(void *_Nonnull context, const xmlChar *_Nonnull bytes, int length);
  /// A reference to an entity that XML does not define, such as those of HTML.
  void (*_Nonnull reference)(void *_Nonnull context, const char *_Nonnull name);
  void (*_Nonnull failed)(void *_Nonnull context, int line, const char *_Nonnull message);
};

static inline void standpoint_xml_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                                        int namespaces, const xmlChar **declared, int attributes, int defaulted,
                                        const xmlChar **values) {
  (void)prefix, (void)namespaces, (void)declared, (void)defaulted;
  struct standpoint_xml_events *events = (struct standpoint_xml_events *)context;
  events->start(events->context, (const char *)name, (const char *)uri, attributes, values);
}

static inline void standpoint_xml_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  (void)name, (void)prefix, (void)uri;
  struct standpoint_xml_events *events = (struct standpoint_xml_events *)context;
  events->end(events->context);
}

static inline void standpoint_xml_text(void *context, const xmlChar *bytes, int length) {
  struct standpoint_xml_events *events = (struct standpoint_xml_events *)context;
  events->text(events->context, bytes, length);
}

static inline void standpoint_xml_reference(void *context, const xmlChar *name) {
  struct standpoint_xml_events *events = (struct standpoint_xml_events *)context;
  events->reference(events->context, (const char *)name);
}

static inline void standpoint_xml_failed(void *context, xmlErrorPtr error) {
  struct standpoint_xml_events *events = (struct standpoint_xml_events *)context;
  if (error->level >= XML_ERR_ERROR) events->failed(events->context, error->line, error->message ? error->message : "");
}

static inline void standpoint_xml_initialize(void) { xmlInitParser(); }

/// Reads a whole document; false if there was no memory for a parser.
static inline int standpoint_xml_read(const char *_Nonnull bytes, int length,
                                      struct standpoint_xml_events *_Nonnull events) {
  xmlParserCtxtPtr parser = xmlCreateMemoryParserCtxt(bytes, length);
  if (!parser) return 0;
  memset(parser->sax, 0, sizeof *parser->sax);
  parser->sax->initialized = XML_SAX2_MAGIC;
  parser->sax->startElementNs = standpoint_xml_start;
  parser->sax->endElementNs = standpoint_xml_end;
  parser->sax->characters = standpoint_xml_text;
  parser->sax->cdataBlock = standpoint_xml_text;
  parser->sax->reference = standpoint_xml_reference;
  parser->sax->serror = standpoint_xml_failed;
  parser->userData = events;
  xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_RECOVER);
  xmlParseDocument(parser);
  if (parser->myDoc) xmlFreeDoc(parser->myDoc);
  xmlFreeParserCtxt(parser);
  return 1;
}

#endif
