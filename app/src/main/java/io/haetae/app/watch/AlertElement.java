package io.haetae.app.watch;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An element of an alert in a weekly Safety Gate report (observed 2020-07 to 2026-08). */
enum AlertElement {
  ORDER("order"),
  CASE_NUMBER("caseNumber"),
  REFERENCE("reference"),
  CATEGORY("category"),
  PRODUCT("product"),
  BRAND("brand"),
  NAME("name"),
  MODEL("type_numberOfModel"),
  BATCH("batchNumber"),
  BARCODE("barcode"),
  RISK_TYPE("riskType"),
  DANGER("danger"),
  MEASURES("measures"),
  RECALL_URL("URLrecall"),
  DESCRIPTION("description"),
  NOTIFYING_COUNTRY("notifyingCountry"),
  COUNTRY_OF_ORIGIN("countryOfOrigin"),
  TYPE("type"),
  LEVEL("level"),
  PICTURES("pictures"),
  ONLINE_TRADER("onlineTrader"),
  COMPANY_RECALL_CODE("companyRecallCode"),
  PRODUCTION_DATES("productionDates");

  private static final Map<String, AlertElement> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(AlertElement::elementName, Function.identity()));

  private final String elementName;

  AlertElement(String elementName) {
    this.elementName = elementName;
  }

  /** The element's name in the XML. */
  String elementName() {
    return elementName;
  }

  static Optional<AlertElement> of(String elementName) {
    return Optional.ofNullable(BY_NAME.get(elementName));
  }
}
