"""What Python raises for a damaged file in a zip file, by the way in which it is packed."""

import lzma
import struct
import zipfile
import zlib

ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, struct.error)
