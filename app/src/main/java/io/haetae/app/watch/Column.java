package io.haetae.app.watch;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A column of a watch-list table, with every heading that means it. */
enum Column {
  ID(false, "번호|관리번호|일련번호|리콜번호|고유번호|공표번호|notice|notice number|case number|alert number"),
  NAME(false, "제품명|상품명|품명|product|product name|title"),
  BRAND(false, "브랜드|브랜드명|상표|상표명|brand name"),
  MODEL(true, "모델명|모델|모델번호|형식|품번|models|model number|type/model"),
  GTIN(true, "바코드|바코드번호|유통바코드|상품바코드|barcode|bar code|ean|upc|gtins"),
  KC(true, "KC인증번호|인증번호|KC번호|안전인증번호|전파인증번호|kc number|certificate"),
  SKU(true, "옵션|옵션명|옵션번호|판매옵션|skus|option|variant"),
  CATEGORY(false, "품목|품목명|분류|제품분류|카테고리|product category"),
  HAZARD(false, "위해내용|위해원인|위해요인|위해성|결함내용|리콜사유|risk|danger|risk type"),
  DESCRIPTION(false, "설명|제품설명|상세내용|비고|details|remarks"),
  URL(true, "판매URL|상품URL|판매링크|상품링크|판매페이지|판매주소|링크|urls|link|listing url|product url"),
  LISTING(true, "상품번호|판매상품번호|listings|listing id"),
  IMAGE(true, "사진URL|이미지URL|사진|이미지|images|image url|picture|pictures|photo"),
  PUBLISHED(false, "공표일|공표일자|게시일|발표일|리콜일|리콜일자|등록일|date|published date|publication date"),
  SOURCE(false, "출처|공표기관|발표기관|기관|agency|authority"),
  REFERENCE(false, "참고URL|출처URL|공표URL|상세URL|공고URL|notice url|reference url");

  private static final Map<String, Column> BY_HEADING =
      Arrays.stream(values())
          .flatMap(column -> column.headings().map(heading -> Map.entry(heading, column)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final boolean list;
  private final String aliases;

  Column(boolean list, String aliases) {
    this.list = list;
    this.aliases = aliases;
  }

  /** The column that a heading means; letter case, blanks and punctuation do not matter. */
  static Optional<Column> of(String heading) {
    return Optional.ofNullable(BY_HEADING.get(plain(heading)));
  }

  /** The heading in the documentation, such as {@code gtin}. */
  String heading() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The other headings, with bars between them. */
  String aliases() {
    return aliases;
  }

  /** Whether it may hold several values. */
  boolean isList() {
    return list;
  }

  private Stream<String> headings() {
    return Stream.concat(Stream.of(heading()), Pattern.compile("[|]").splitAsStream(aliases))
        .map(Column::plain)
        .distinct();
  }

  private static String plain(String heading) {
    return Normalizer.normalize(heading, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
