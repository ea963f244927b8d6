// Checks a bundle's entry in the log with Go's own code for its module database:
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go run check-log.go LOG.vkey SEAL
package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	key, seal := os.Args[1], os.Args[2]
	verifier, err := note.NewVerifier(strings.TrimSpace(string(read(key))))
	must(err)
	proof := string(read(filepath.Join(seal, "capture.tlog-proof")))
	head, signed, found := strings.Cut(proof, "\n\n")
	if !found {
		fail("the proof has no checkpoint")
	}
	lines := strings.Split(head, "\n")
	if lines[0] != "c2sp.org/tlog-proof@v1" {
		fail("the proof is of another kind: " + lines[0])
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	must(err)
	size, root := checkpoint([]byte(signed), verifier)
	leaf := tlog.RecordHash(read(filepath.Join(seal, "leaf.json")))
	must(tlog.CheckRecord(hashes(lines[2:]), size, root, index, leaf))
	fmt.Println("logged", index, "of", size)

	oldSize, oldRoot := checkpoint(read(filepath.Join(seal, "anchor.checkpoint")), verifier)
	grown := strings.Fields(string(read(filepath.Join(seal, "log.consistency"))))
	must(tlog.CheckTree(hashes(grown), size, root, oldSize, oldRoot))
	fmt.Println("consistent", oldSize, "to", size)
}

func checkpoint(signed []byte, verifier note.Verifier) (int64, tlog.Hash) {
	opened, err := note.Open(signed, note.VerifierList(verifier))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	if lines[0] != verifier.Name() {
		fail("the checkpoint is of another log: " + lines[0])
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	return size, hashes(lines[2:3])[0]
}

func hashes(lines []string) []tlog.Hash {
	found := []tlog.Hash{}
	for _, line := range lines {
		raw, err := base64.StdEncoding.DecodeString(line)
		must(err)
		if len(raw) != tlog.HashSize {
			fail("a hash of " + strconv.Itoa(len(raw)) + " bytes")
		}
		var hash tlog.Hash
		copy(hash[:], raw)
		found = append(found, hash)
	}
	return found
}

func read(file string) []byte {
	content, err := os.ReadFile(file)
	must(err)
	return content
}

func must(err error) {
	if err != nil {
		fail(err.Error())
	}
}

func fail(why string) {
	fmt.Println("FAILED:", why)
	os.Exit(1)
}
