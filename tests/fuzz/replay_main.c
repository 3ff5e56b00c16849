/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A plain main for a fuzzer: feeds it each file of its corpus, whole and cut short, and says so in
 * TAP.  replay_NAME takes tests/fuzz/corpus/NAME, or the directory it is given.  A fuzzer that is
 * not content aborts, and the plan is missing.
 */
#include <dirent.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { FILE_MAX = 1 << 20, CUTS = 64 };

static int
replay(const char *path)
{
	static uint8_t data[FILE_MAX];
	FILE *file = fopen(path, "rb");
	if (file == NULL)
		return -1;
	size_t size = fread(data, 1, sizeof data, file);
	int failed = ferror(file);
	if (fclose(file) != 0 || failed)
		return -1;
	size_t step = size / CUTS + 1;
	for (size_t cut = 0; cut < size; cut += step)
		LLVMFuzzerTestOneInput(data, cut);
	LLVMFuzzerTestOneInput(data, size);
	return 0;
}

static int
is_file(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

int
main(int argc, char **argv)
{
	char dir[PATH_MAX], path[2 * PATH_MAX];
	const char *name = strstr(argv[0], "replay_");
	if (argc > 1)
		snprintf(dir, sizeof dir, "%s", argv[1]);
	else
		snprintf(dir, sizeof dir, "tests/fuzz/corpus/%s", name != NULL ? name + 7 : "");
	struct dirent **files;
	int count = scandir(dir, &files, is_file, alphasort), failed = 0;
	if (count <= 0) {
		fprintf(stderr, "no corpus in %s\n", dir);
		return 1;
	}
	for (int i = 0; i < count; i++) {
		snprintf(path, sizeof path, "%s/%s", dir, files[i]->d_name);
		int bad = replay(path);
		printf("%sok %d - %s\n", bad ? "not " : "", i + 1, files[i]->d_name);
		failed |= bad;
		free(files[i]);
	}
	free(files);
	printf("1..%d\n", count);
	return failed != 0;
}
