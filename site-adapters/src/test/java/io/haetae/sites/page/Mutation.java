package io.haetae.sites.page;

import io.haetae.core.browse.Bytes;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ways in which a page is damaged. Each takes something away or writes it in another form; none
 * writes a value that says something else than the page did, so a damaged page never knows more.
 */
enum Mutation {
  FIELD_DROPPED {
    @Override
    String text(String page, Random random) {
      return replaceOne(page, FIELD, random, match -> match.group(1) == null ? "\"_\":0" : "");
    }
  },
  EVERY_FIELD_OF_A_NAME_DROPPED {
    @Override
    String text(String page, Random random) {
      return any(page, FIELD, random, match -> every(page, match.group(2).strip(), ""));
    }
  },
  FIELD_RENAMED {
    @Override
    String text(String page, Random random) {
      return replaceOne(page, NAME, random, match -> "\"x" + match.group(1) + "\":");
    }
  },
  EVERY_FIELD_OF_A_NAME_RENAMED {
    @Override
    String text(String page, Random random) {
      return any(
          page,
          NAME,
          random,
          match -> page.replace("\"" + match.group(1) + "\"", "\"x" + match.group(1) + "\""));
    }
  },
  FIELD_EMPTIED {
    @Override
    String text(String page, Random random) {
      String empty = random.nextBoolean() ? "null" : "\"\"";
      return replaceOne(page, FIELD, random, match -> written(match, empty));
    }
  },
  TYPE_CHANGED {
    @Override
    String text(String page, Random random) {
      int form = random.nextInt(4);
      return replaceOne(page, FIELD, random, match -> written(match, other(match.group(3), form)));
    }
  },
  CUT_OFF {
    @Override
    String text(String page, Random random) {
      return page.substring(0, random.nextInt(page.length()));
    }
  },
  TAG_DROPPED {
    @Override
    String text(String page, Random random) {
      return replaceOne(page, TAG, random, match -> "");
    }
  },
  ATTRIBUTE_DROPPED {
    @Override
    String text(String page, Random random) {
      return replaceOne(page, ATTRIBUTE, random, match -> " ");
    }
  },
  PIECE_LOST {
    @Override
    String text(String page, Random random) {
      int start = random.nextInt(page.length());
      int end = Math.min(page.length(), start + 1 + random.nextInt(2_000));
      return page.substring(0, start) + page.substring(end);
    }
  },
  PIECE_TWICE {
    @Override
    String text(String page, Random random) {
      int start = random.nextInt(page.length());
      int end = Math.min(page.length(), start + 1 + random.nextInt(2_000));
      return page.substring(0, end) + page.substring(start);
    }
  },
  ENTITIES {
    @Override
    String text(String page, Random random) {
      int start = random.nextInt(page.length());
      int end = Math.min(page.length(), start + 1 + random.nextInt(5_000));
      String piece = page.substring(start, end).replace("&", "&amp;").replace("\"", "&quot;");
      return page.substring(0, start) + piece + page.substring(end);
    }
  },
  LITERALS {
    @Override
    String text(String page, Random random) {
      String bare = NAME.matcher(page).replaceAll(match -> bare(match.group(1)));
      return random.nextBoolean() ? bare : bare.replaceAll("([0-9\"el])}", "$1,}");
    }
  },
  OTHER_ENCODING {
    @Override
    Bytes bytes(String page, Random random) {
      List<String> names = List.of("GBK", "EUC-KR", "Shift_JIS", "windows-1251", "UTF-16LE");
      String name = names.get(random.nextInt(names.size()));
      boolean told = random.nextBoolean();
      String text = told ? CHARSET.matcher(page).replaceAll("charset=" + name) : page;
      return Bytes.copyOf(text.getBytes(Charset.forName(name)));
    }
  },
  BYTES_CUT_AND_BROKEN {
    @Override
    Bytes bytes(String page, Random random) {
      byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 20; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) (0x80 + random.nextInt(0x80));
      }
      return Bytes.copyOf(java.util.Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)));
    }
  };

  private static final Pattern FIELD =
      Pattern.compile(
          "(,\\s{0,40})?(\"[\\w.$:-]{1,40}\"\\s{0,40}:\\s{0,40})"
              + "(\"(?:[^\"\\\\\\n]|\\\\.){0,300}+\"|-?[0-9][0-9.]{0,30}+|true|false|null)");
  private static final Pattern NAME = Pattern.compile("\"([\\w$]{1,40})\"\\s{0,40}:");
  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]{0,400}>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "\\s[a-z][a-z:-]{1,20}=(?:\"[^\"<>]{0,300}\"|'[^'<>]{0,300}'|[^\\s<>\"']{1,80})");
  private static final Pattern CHARSET =
      Pattern.compile("charset=[\\w-]{3,12}", Pattern.CASE_INSENSITIVE);

  /** How one match is written anew. */
  private interface Rewriting {
    String of(MatchResult match);
  }

  String text(String page, Random random) {
    return page;
  }

  /** The damaged page as a file. */
  Bytes bytes(String page, Random random) {
    return Bytes.utf8(text(page, random));
  }

  private static String any(String page, Pattern form, Random random, Rewriting rewriting) {
    Matcher matcher = form.matcher(page);
    boolean found = matcher.find(random.nextInt(page.length())) || matcher.find(0);
    return found ? rewriting.of(matcher.toMatchResult()) : page;
  }

  private static String replaceOne(String page, Pattern form, Random random, Rewriting rewriting) {
    return any(
        page,
        form,
        random,
        match ->
            page.substring(0, match.start()) + rewriting.of(match) + page.substring(match.end()));
  }

  private static String every(String page, String name, String instead) {
    return Pattern.compile(
            Pattern.quote(name.substring(0, name.lastIndexOf('"') + 1))
                + "\\s*:\\s*(?:\"(?:[^\"\\\\\\n]|\\\\.){0,300}+\"|-?[0-9][0-9.]{0,30}+|true|false|null)\\s*,?")
        .matcher(page)
        .replaceAll(instead);
  }

  private static String written(MatchResult match, String value) {
    return (match.group(1) == null ? "" : match.group(1)) + match.group(2) + value;
  }

  private static String other(String value, int form) {
    boolean quoted = value.startsWith("\"");
    return switch (form) {
      case 0 -> quoted ? unquoted(value) : "\"" + value + "\"";
      case 1 -> "[" + value + "]";
      case 2 -> "{\"value\":" + value + "}";
      default -> quoted ? "{}" : "\" " + value + " \"";
    };
  }

  /** The number that a string of digits is; any other string stays. */
  private static String unquoted(String value) {
    String inner = value.substring(1, value.length() - 1);
    return inner.matches("0|[1-9][0-9]{0,17}") ? inner : value;
  }

  private static String bare(String name) {
    return Matcher.quoteReplacement(
        name.matches("[A-Za-z_$][\\w$]*") ? name + ":" : "'" + name + "':");
  }
}
