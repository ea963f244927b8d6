package io.haetae.app.notice;

/**
 * Who gives a notice. Article 16(2)(c) of Regulation (EU) 2022/2065 asks for both.
 *
 * @param name the person or body
 * @param email its e-mail address
 */
public record Notifier(String name, String email) {}
