"""Errors that Python raises for a damaged file in a zip file; they depend on how the file is packed."""

import lzma
import struct
import zipfile
import zlib

ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, struct.error)
