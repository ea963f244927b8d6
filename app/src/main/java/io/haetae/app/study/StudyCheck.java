package io.haetae.app.study;

import io.haetae.app.watch.ListingFinder;
import io.haetae.app.watch.UnreadableWatchListException;
import io.haetae.app.watch.WatchListImport;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.RowFault;
import io.haetae.core.watch.WatchItem;
import io.haetae.core.watch.WatchList;
import io.haetae.sites.Adapters;
import io.haetae.sites.format.Fault.Complaint;
import io.haetae.sites.format.Yaml;
import io.haetae.sites.format.YamlSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks what a study file's fields mean; where one is malformed, its form's check has said so. */
final class StudyCheck {
  private final YamlSource source;
  private final Yaml file;

  StudyCheck(YamlSource source, Yaml file) {
    this.source = source;
    this.file = file;
  }

  /** Adds every fault to the source, and reads the watch-list as far as it can be read. */
  Optional<WatchList> check(Path folder) {
    file.at("period").ifPresent(this::period);
    file.at("schedule").ifPresent(written -> schedule("schedule", written, Optional.empty()));
    file.at("searches").ifPresent(this::searches);
    sites();
    different("vantages", file.items("vantages"), "two vantages are the same");
    Optional<WatchList> list =
        file.at("watch-list")
            .flatMap(named -> named.text().flatMap(name -> watchList(named, folder, name)));
    list.ifPresent(this::searchedItems);
    return list;
  }

  private void period(Yaml period) {
    String from = period.text("from");
    String until = period.text("until");
    boolean days = from.matches(StudyForm.DATE.whole().orElseThrow()) && !until.isEmpty();
    if (days && until.compareTo(from) <= 0) {
      fault(
          period.at("until").orElse(period),
          "period.until",
          until + " is not after " + from,
          "write a later day");
    }
  }

  private void searches(Yaml searches) {
    schedule("searches.every", searches, Optional.of(searches));
    boolean twice = file.at("schedule").flatMap(s -> s.at("search-every")).isPresent();
    searches
        .at("every")
        .filter(every -> twice)
        .ifPresent(
            every ->
                fault(
                    every,
                    "searches.every",
                    "schedule.search-every says it, too",
                    "leave schedule.search-every out"));
    count(searches, "most");
    count(searches, "look-at");
  }

  private void count(Yaml searches, String name) {
    searches
        .at(name)
        .filter(
            count ->
                count
                    .text()
                    .filter(text -> text.matches("[0-9]{1,7}"))
                    .filter(text -> Integer.parseInt(text) > Searches.LARGEST)
                    .isPresent())
        .ifPresent(
            count ->
                fault(
                    count,
                    "searches." + name,
                    "each is a visit of its own, and " + count.text().orElse("") + " are many",
                    "write 0 to " + Searches.LARGEST));
  }

  private void searchedItems(WatchList list) {
    Set<String> ids = list.items().stream().map(WatchItem::id).collect(Collectors.toSet());
    file.at("searches")
        .flatMap(searches -> searches.at("also"))
        .ifPresent(
            also ->
                also.entries()
                    .forEach(
                        (item, queries) -> {
                          if (!ids.contains(item)) {
                            fault(
                                queries,
                                "searches.also." + item,
                                "the watch-list has no item \"" + item + "\"",
                                "write the id of one of its items");
                          }
                        }));
  }

  private void schedule(String at, Yaml written, Optional<Yaml> searches) {
    try {
      StudyDraft.rule(searches.isPresent() ? Optional.empty() : Optional.of(written), searches);
    } catch (NumberFormatException | StringIndexOutOfBoundsException malformed) {
      // The check of the form has named the field.
      return;
    } catch (IllegalArgumentException outOfRange) {
      fault(written, at, String.valueOf(outOfRange.getMessage()), "write a value in that range");
    }
  }

  private void sites() {
    List<Yaml> sites = file.items("sites");
    different("sites", sites.stream().flatMap(s -> s.at("site").stream()).toList(), "it is there");
    for (int i = 0; i < sites.size(); i++) {
      site("sites[" + i + "]", sites.get(i));
    }
  }

  private void site(String at, Yaml entry) {
    String name = entry.text("site");
    Optional<SiteAdapter> adapter =
        Adapters.all().stream().filter(one -> one.site().value().equals(name)).findFirst();
    if (adapter.isEmpty() && !name.isEmpty()) {
      fault(
          entry.at("site").orElse(entry),
          at + ".site",
          "there is no site \"" + name + "\"",
          "known are "
              + Adapters.all().stream()
                  .map(one -> one.site().value())
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
    entry
        .at("on-sale")
        .filter(value -> adapter.isPresent())
        .ifPresent(
            value -> {
              Optional<ListingId> listing = value.text().flatMap(StudyCheck::listing);
              if (listing.filter(l -> l.site().value().equals(name)).isEmpty()) {
                fault(
                    value,
                    at + ".on-sale",
                    "it is no listing of " + name,
                    "write its address, or " + name + ":NUMBER");
              }
            });
  }

  /** A listing written as {@code site:number} or as its address. */
  static Optional<ListingId> listing(String text) {
    try {
      return text.contains("://")
          ? Adapters.listingAt(URI.create(text))
          : Optional.of(ListingId.parse(text));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private void different(String at, List<Yaml> entries, String problem) {
    Set<String> seen = new HashSet<>();
    for (Yaml entry : entries) {
      String words =
          entry
              .text()
              .orElseGet(
                  () ->
                      entry.entries().keySet().stream()
                          .sorted()
                          .map(key -> key + "=" + entry.text(key))
                          .toList()
                          .toString());
      if (!seen.add(words)) {
        fault(entry, at, problem + " twice: " + words, "leave one out");
      }
    }
  }

  private Optional<WatchList> watchList(Yaml named, Path folder, String name) {
    try {
      Path path = folder.resolve(name);
      if (!Files.isRegularFile(path)) {
        fault(named, "watch-list", path + " is no file", "name the recall list");
        return Optional.empty();
      }
      WatchList list = new WatchListImport().read(path, ListingFinder.of(Adapters.all()));
      list.faults().stream()
          .filter(RowFault::lost)
          .forEach(
              lost ->
                  fault(
                      named, "watch-list", "a row is left out: " + lost, "mend it, or remove it"));
      Set<String> sites =
          file.items("sites").stream().map(site -> site.text("site")).collect(Collectors.toSet());
      boolean any =
          list.items().stream()
              .flatMap(item -> item.listings().stream())
              .anyMatch(listing -> sites.contains(listing.site().value()));
      if (!any && file.at("searches").isEmpty()) {
        fault(
            named,
            "watch-list",
            "no item has a listing on the study's sites",
            "add listings to the items, the sites where they are, or searches");
      }
      return Optional.of(list);
    } catch (UnreadableWatchListException unreadable) {
      fault(named, "watch-list", String.valueOf(unreadable.getMessage()), "name another file");
    } catch (InvalidPathException | IOException unreadable) {
      fault(named, "watch-list", "it cannot be read: " + unreadable.getMessage(), "name another");
    }
    return Optional.empty();
  }

  private void fault(Yaml value, String at, String problem, String fix) {
    source.fault(value.node().getStartMark(), at, new Complaint(problem, fix));
  }
}
