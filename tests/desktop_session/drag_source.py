"""A little window whose content can be dragged away: the files named on the command line.

It tells on its output what happens: `ready x y`, `accepted` once a target would take the files, `done` when they were
let go over one. The target asks for the data after that, so the process must live on until it is ended.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QLabel


def tell(words):
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


class Source(QLabel):
    def mousePressEvent(self, _press):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(Path(name).resolve())) for name in sys.argv[1:]])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.actionChanged.connect(lambda action: tell("accepted" if action == Qt.DropAction.CopyAction else "refused"))
        taken = drag.exec(Qt.DropAction.CopyAction)
        tell("done" if taken == Qt.DropAction.CopyAction else "dropped nowhere")

    def paintEvent(self, paint):
        super().paintEvent(paint)
        middle = self.mapToGlobal(QPoint(self.width() // 2, self.height() // 2))
        tell(f"ready {middle.x()} {middle.y()}")


application = QApplication(sys.argv[:1])
source = Source("files")
source.setGeometry(0, 0, 120, 80)
source.show()
application.exec()
