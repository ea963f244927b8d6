package io.haetae.sites;

import io.haetae.sites.format.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** An adapter file of the installation has faults; the message lists them all. */
public final class FaultyAdapterException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  FaultyAdapterException(List<Fault> faults) {
    super(
        faults.stream()
            .map(Fault::toString)
            .collect(Collectors.joining("\n  ", "an adapter file is faulty:\n  ", "")));
  }
}
