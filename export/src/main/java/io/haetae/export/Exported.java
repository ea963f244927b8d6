package io.haetae.export;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A finished export.
 *
 * @param file where it lies
 * @param level the signature's level, such as {@code CAdES_BASELINE_B}
 * @param missing why the level is not higher; empty if nothing is missing
 */
public record Exported(Path file, String level, Optional<String> missing) {}
