package io.haetae.core.product;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an attribute of an offer is about, whichever language its page calls it in. The names that
 * are known are Korean, English and Chinese ones of AliExpress, Temu and SHEIN pages of 2019 to
 * 2026, and those of schema.org. The constants' names are stored and never change their meaning.
 */
public enum AttributeName {
  BRAND("brand brandname 브랜드 브랜드이름 브랜드명 상표 品牌 品牌名称"),
  MODEL("model modelnumber modelno modelname itemmodelnumber mpn 모델 모델번호 모델명 型号 型號 货号 产品型号"),
  GTIN("gtin gtin8 gtin12 gtin13 gtin14 ean eancode upc barcode 바코드 条码 条形码 條碼"),
  CERTIFICATION(
      "certification certificate certificationnumber kc kccertification 인증 인증번호 kc인증 kc인증번호 인증정보"
          + " 안전인증 전자파적합성인증 认证 認證 证书编号"),
  MATERIAL("material materials mainmaterial composition fabric 재질 소재 원단 구성 材质 材料 材質 成分 面料"),
  AGE_GRADE(
      "age agerange agegroup recommendedage recommendagerange recommendedagerange suitableage"
          + " applicableage 연령 사용연령 권장연령 추천연령 적용연령 대상연령 年龄 适用年龄 年齡 適用年齡 建议年龄"),
  VOLTAGE(
      "voltage ratedvoltage inputvoltage workingvoltage operatingvoltage 전압 정격전압 입력전압 작동전압 电压"
          + " 額定電壓 额定电压 输入电压 工作电压"),
  WARNING(
      "warning warnings safetywarning safetyinformation precautions caution 경고 주의 주의사항 안전주의사항"
          + " 취급시주의사항 警告 注意事项 注意事項"),
  ORIGIN(
      "origin placeoforigin countryoforigin countryregionofmanufacture 원산지 제조국 产地 原产地 產地 原產國"
          + " 原产国"),
  MANUFACTURER("manufacturer manufacturername 제조사 제조자 제조업체 生产商 制造商 製造商"),
  ADDRESS(
      "address manufactureraddress postaladdress businessaddress companyaddress"
          + " responsiblepersonaddress 주소 제조사주소 제조자주소 사업장주소 地址 生产商地址 制造商地址 製造商地址"),
  EMAIL(
      "email emailaddress contactemail manufactureremail responsiblepersonemail 이메일 이메일주소 전자우편"
          + " 邮箱 电子邮件 電子郵件"),
  RESPONSIBLE_PERSON(
      "responsibleperson euresponsibleperson responsiblepersonfortheeu eurepresentative"
          + " authorisedrepresentative authorizedrepresentative importer 책임자 수입자 수입사 수입업체 국내대리인"
          + " 责任人 欧盟责任人 进口商 進口商"),
  CATEGORY("category producttype 카테고리 상품유형 类别 分类 類別");

  private static final Map<String, AttributeName> BY_WORD = byWord();

  private final String words;

  AttributeName(String words) {
    this.words = words;
  }

  /**
   * What a page's own name for an attribute means; blanks, punctuation and case do not matter.
   * Empty for a name that is not known.
   */
  public static Optional<AttributeName> of(String written) {
    String bare = written.toLowerCase(Locale.ROOT).replaceAll("[\\p{P}\\p{S}\\p{Z}\\s]", "");
    return Optional.ofNullable(BY_WORD.get(bare));
  }

  private static Map<String, AttributeName> byWord() {
    Map<String, AttributeName> known = new HashMap<>();
    for (AttributeName name : values()) {
      List<String> words = Arrays.asList(name.words.split(" ", -1));
      words.forEach(word -> known.put(word, name));
    }
    return Map.copyOf(known);
  }
}
